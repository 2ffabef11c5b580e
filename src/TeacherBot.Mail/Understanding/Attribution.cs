using System.Text.RegularExpressions;

namespace TeacherBot.Mail.Understanding;

/// <summary>
/// The line by which a mail program says whose words it quotes: «21.11.2025, 10:15, "Имя" &lt;a@b&gt;:», «On … wrote:». Known by a date and an
/// address, a date and a verb, or an address and a verb, before a colon; «Я вам вчера написал:» is somebody's own words.
/// </summary>
internal static partial class Attribution
{
    private const int Longest = 400;
    private const int MostLines = 3;

    /// <summary>How many lines from <paramref name="at"/> on are one attribution; 0 for none.</summary>
    public static int LinesAt(IReadOnlyList<string> lines, int at)
    {
        var joined = Clean(lines[at]);
        if (joined.Length > Longest)
        {
            return 0;
        }

        if (Is(joined))
        {
            return 1;
        }

        // It wraps: but only a line that begins like one is its first, or somebody's words before it would be lost.
        return joined.Length == 0 || joined.EndsWith(':') || !EndsSoon(lines, at) || !Begins(joined) ? 0 : Wrapped(lines, at, joined);
    }

    // Most lines are no beginning of anything, and this is the cheapest way to see it.
    private static bool EndsSoon(IReadOnlyList<string> lines, int at)
    {
        for (var more = 1; more < MostLines && at + more < lines.Count; more++)
        {
            if (Clean(lines[at + more]).EndsWith(':'))
            {
                return true;
            }
        }

        return false;
    }

    private static int Wrapped(IReadOnlyList<string> lines, int at, string joined)
    {
        for (var more = 1; more < MostLines && at + more < lines.Count; more++)
        {
            var next = Clean(lines[at + more]);
            if (next.Length is 0 or > Longest || Is(next))
            {
                return 0;
            }

            joined += " " + next;
            if (Is(joined))
            {
                return more + 1;
            }
        }

        return 0;
    }

    private static bool Is(string line)
    {
        if (line.Length is < 8 or > Longest || !line.EndsWith(':'))
        {
            return false;
        }

        var (date, address) = (HasDate(line), HasAddress(line));
        return (date && address) || ((date || address) && Verb().IsMatch(line));
    }

    private static bool Begins(string line) => HasDate(line) || line.StartsWith("On ", StringComparison.Ordinal) || HasAddress(line);

    private static bool HasDate(string line) => line.AsSpan().ContainsAnyInRange('0', '9') && Date().IsMatch(line);

    // Something on both sides of the sign: not whether an address is right, only whether a program put one there.
    private static bool HasAddress(string line)
    {
        for (var at = line.IndexOf('@', StringComparison.Ordinal); at >= 0; at = line.IndexOf('@', at + 1))
        {
            if (at > 0 && IsOfAddress(line[at - 1]) && at + 3 < line.Length && IsOfAddress(line[at + 1]) && IsOfAddress(line[at + 2]) && IsOfAddress(line[at + 3]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfAddress(char c) => !char.IsWhiteSpace(c) && c is not ('<' or '>' or '@' or '"');

    private static string Clean(string line) => line.Trim(' ', '\t', '\uFEFF', '\u00A0', '*', '_');

    [GeneratedRegex(
        @"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?,?\s+\d{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?,?\s+\d{4}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"написал(?:а|\(а\))?:|пишет:|писали\b.*:|wrote:|написано:|schrieb:|a écrit", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Verb();
}
