using System.Text;
using System.Text.Unicode;

namespace TeacherBot.Mail.Mime;

/// <summary>Bytes to text by a charset's name as letters spell it, or by a guess among those met in Russian mail.</summary>
public static class Charsets
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["cp65001"] = "utf-8",
        ["cp1251"] = "windows-1251",
        ["cp-1251"] = "windows-1251",
        ["win-1251"] = "windows-1251",
        ["win1251"] = "windows-1251",
        ["windows1251"] = "windows-1251",
        ["x-cp1251"] = "windows-1251",
        ["ansi-1251"] = "windows-1251",
        ["koi8"] = "koi8-r",
        ["koi8r"] = "koi8-r",
        ["koi-8"] = "koi8-r",
        ["cskoi8r"] = "koi8-r",
        ["koi8u"] = "koi8-u",
        ["cp866"] = "ibm866",
        ["866"] = "ibm866",
        ["cp-866"] = "ibm866",
        ["csibm866"] = "ibm866",
        ["iso8859-5"] = "iso-8859-5",
        ["iso_8859-5"] = "iso-8859-5",
        ["iso88595"] = "iso-8859-5",
        ["cyrillic"] = "iso-8859-5",
        ["maccyrillic"] = "x-mac-cyrillic",
        ["mac-cyrillic"] = "x-mac-cyrillic",
        ["ascii"] = "us-ascii",
        ["ansi_x3.4-1968"] = "us-ascii",
        ["iso8859-1"] = "iso-8859-1",
        ["latin1"] = "iso-8859-1",
    };

    // What an unlabelled Russian text may be in; the order settles a tie.
    private static readonly string[] Guesses = ["windows-1251", "koi8-r", "ibm866", "iso-8859-5"];

    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Never fails: an unknown name, or one that the bytes contradict, is guessed. ASCII bytes are ASCII whatever the name says.</summary>
    /// <param name="name">As the letter spells it; null for none.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? name)
    {
        if (name is null || Find(name) is not { } encoding)
        {
            return Guess(bytes);
        }

        // ASCII and UTF-8 say what they cannot hold, and then the label is wrong.
        return encoding.CodePage is 65001 or 20127 && !Utf8.IsValid(bytes) ? Guess(bytes)
            : encoding.CodePage == 20127 ? Encoding.UTF8.GetString(bytes)
            : encoding.GetString(bytes);
    }

    /// <summary>UTF-8 when it is, else the most Russian of the one-byte charsets.</summary>
    public static string Guess(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var (best, most) = (Guesses[0], int.MinValue);
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        foreach (var name in Guesses)
        {
            var score = Score(Encoding.GetEncoding(name).GetString(sample));
            if (score > most)
            {
                (best, most) = (name, score);
            }
        }

        return Encoding.GetEncoding(best).GetString(bytes);
    }

    private static Encoding? Find(string name)
    {
        var trimmed = name.Trim().Trim('"', '\'');
        try
        {
            return trimmed.Length == 0 ? null : Encoding.GetEncoding(Aliases.GetValueOrDefault(trimmed, trimmed));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // In Russian lower case dominates and a few letters make half of the text; the wrong charset turns it into capitals and signs.
    private static int Score(string text)
    {
        var score = 0;
        foreach (var c in text)
        {
            score += c switch
            {
                'о' or 'е' or 'а' or 'и' or 'н' or 'т' => 3,
                >= 'а' and <= 'я' or 'ё' => 1,
                >= 'А' and <= 'Я' => -1,
                < '\u0080' or '«' or '»' or '—' or '№' => 0,
                _ => -3,
            };
        }

        return score;
    }
}
