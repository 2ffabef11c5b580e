using System.Globalization;
using System.Text;

namespace TeacherBot.Mail.Mime.Writing;

/// <summary>
/// Writes headers: folded at 76 columns where there is a blank, other letters than ASCII as encoded words of whole characters (RFC 2047).
/// A line end in a value becomes a blank: no value can begin a header of its own.
/// </summary>
internal sealed class HeaderWriter
{
    private const int Columns = 76;

    // =?utf-8?B??= leaves 63 of 75; 45 bytes make 60 signs of base64.
    private const int BytesOfWord = 45;

    private readonly StringBuilder lines = new();

    public override string ToString() => lines.ToString();

    /// <summary>An ASCII value; tokens are kept whole.</summary>
    public HeaderWriter Add(string name, string value)
    {
        Fold(name, Clean(value).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return this;
    }

    /// <summary>Text in any letters.</summary>
    public HeaderWriter AddText(string name, string value)
    {
        Fold(name, Words(Clean(value)));
        return this;
    }

    public HeaderWriter AddMailbox(string name, MailAddress mailbox)
    {
        var address = $"<{Clean(mailbox.Address)}>";
        Fold(name, mailbox.Name is { Length: > 0 } shown ? [.. Phrase(Clean(shown)), address] : [address]);
        return this;
    }

    /// <summary>A value with parameters, each on a line of its own.</summary>
    public HeaderWriter AddParameters(string name, string value, IEnumerable<string> parameters)
    {
        lines.Append(name).Append(": ").Append(value);
        foreach (var parameter in parameters)
        {
            lines.Append(";\r\n ").Append(parameter);
        }

        lines.Append("\r\n");
        return this;
    }

    /// <summary>RFC 5322 §3.3, with the weekday and the offset.</summary>
    public HeaderWriter AddDate(DateTimeOffset at)
    {
        lines.Append(CultureInfo.InvariantCulture, $"Date: {at:ddd, d MMM yyyy HH:mm:ss} ").Append(at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal)).Append("\r\n");
        return this;
    }

    /// <summary>Encoded words of one text; whole runes, for readers decode each word by itself.</summary>
    public static IReadOnlyList<string> Encoded(string text)
    {
        var words = new List<string>();
        var piece = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > BytesOfWord)
            {
                words.Add(Word(piece));
                bytes = 0;
            }

            piece.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        words.Add(Word(piece));
        return words;
    }

    private static string Word(StringBuilder piece)
    {
        var word = $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(piece.ToString()))}?=";
        piece.Clear();
        return word;
    }

    private static IReadOnlyList<string> Words(string text) =>
        Ascii.IsValid(text) && !text.Contains("=?", StringComparison.Ordinal) && !text.Split(' ').Any(w => w.Length > Columns) ? text.Split(' ') : Encoded(text);

    private static IReadOnlyList<string> Phrase(string name) =>
        !Ascii.IsValid(name) || name.Contains("=?", StringComparison.Ordinal) ? Encoded(name)
        : name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_') ? name.Split(' ')
        : [$"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""];

    private static string Clean(string value) => string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c));

    private void Fold(string name, IReadOnlyList<string> tokens)
    {
        lines.Append(name).Append(':');
        var column = name.Length + 1;
        foreach (var token in tokens)
        {
            if (column + 1 + token.Length > Columns && column > name.Length + 1)
            {
                lines.Append("\r\n");
                column = 0;
            }

            lines.Append(' ').Append(token);
            column += 1 + token.Length;
        }

        lines.Append("\r\n");
    }
}
