using System.Text;

namespace TeacherBot.Mail.Mime;

/// <summary>
/// Text that every store and every screen takes: no NUL (PostgreSQL refuses it), no other control but line feed and tab, no signs that
/// turn the direction of writing, line ends as \n, composed (NFC).
/// </summary>
public static class SafeText
{
    public static string Of(string text)
    {
        if (IsSafe(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                clean.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else if (IsPaired(text, i) && !IsLeftOut(c))
            {
                clean.Append(c);
            }
        }

        return Composed(clean.ToString());
    }

    /// <summary>The same on one line: for a subject or a name.</summary>
    public static string Line(string text) => string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsSafe(string text)
    {
        foreach (var c in text)
        {
            if (c < ' ' ? c is not ('\n' or '\t') : c > 0x2FF && !(c is >= 'Ѐ' and <= 'ӿ' && c is not (>= '\u0483' and <= '\u0489')) && c is not ('—' or '–' or '«' or '»' or '…' or '№' or '“' or '”' or '„' or '•'))
            {
                return false;
            }

            if (c is >= '\u007F' and <= '\u009F' or '\u00AD')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLeftOut(char c) =>
        (c < ' ' && c is not ('\n' or '\t')) || c is >= '\u007F' and <= '\u009F' or '\u00AD' or '\u061C' or '\u200B' or '\u200E' or '\u200F'
            or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    // Half of a pair is no character.
    private static bool IsPaired(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : !char.IsLowSurrogate(text[i]) || (i > 0 && char.IsHighSurrogate(text[i - 1]));

    private static string Composed(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
}
