using System.Globalization;
using System.Text;

namespace TeacherBot.Mail.Mime.Writing;

/// <summary>A file's name as parameters: in ASCII for old programs, and in full as RFC 2231 has it, in pieces when it is long.</summary>
internal static class FileNames
{
    private const int Piece = 56;

    private const string Russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static readonly string[] Latin =
    [
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "ch", "sh", "sch", "", "y",
        "", "e", "yu", "ya",
    ];

    public static IEnumerable<string> Parameters(string parameter, string name)
    {
        yield return $"{parameter}=\"{Plain(name)}\"";
        if (!Ascii.IsValid(name))
        {
            foreach (var piece in Full(parameter, name))
            {
                yield return piece;
            }
        }
    }

    /// <summary>Letters of Russian in Latin ones, anything else that is not plain as «_».</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var sign in name)
        {
            var at = Russian.IndexOf(char.ToLowerInvariant(sign), StringComparison.Ordinal);
            var latin = at < 0 ? null : Latin[at];
            plain.Append(latin is { Length: > 0 } && char.IsUpper(sign) ? char.ToUpperInvariant(latin[0]) + latin[1..]
                : latin ?? (char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_' or ' ' or '(' or ')' ? sign.ToString() : "_"));
        }

        return plain.ToString();
    }

    private static IEnumerable<string> Full(string parameter, string name)
    {
        var encoded = new List<string> { "utf-8''" };
        foreach (var sign in Encoding.UTF8.GetBytes(name).Select(b => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'-' or (byte)'_' ? ((char)b).ToString() : $"%{b:X2}"))
        {
            if (encoded[^1].Length + sign.Length > Piece)
            {
                encoded.Add("");
            }

            encoded[^1] += sign;
        }

        return encoded.Count == 1
            ? [$"{parameter}*={encoded[0]}"]
            : encoded.Select((piece, i) => string.Create(CultureInfo.InvariantCulture, $"{parameter}*{i}*={piece}"));
    }
}
