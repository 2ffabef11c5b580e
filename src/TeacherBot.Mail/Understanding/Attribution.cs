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
        return joined.Length == 0 || joined.EndsWith(':') || !Begins(joined) ? 0 : Wrapped(lines, at, joined);
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

        var (date, address, verb) = (Date().IsMatch(line), Address().IsMatch(line), Verb().IsMatch(line));
        return (date && address) || (date && verb) || (address && verb);
    }

    private static bool Begins(string line) => Date().IsMatch(line) || line.StartsWith("On ", StringComparison.Ordinal) || Address().IsMatch(line);

    private static string Clean(string line) => line.Trim(' ', '\t', '\uFEFF', '\u00A0', '*', '_');

    [GeneratedRegex(
        @"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?,?\s+\d{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?,?\s+\d{4}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"[^\s<>@""]{1,64}@[^\s<>@""]{3,255}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"написал(?:а|\(а\))?:|пишет:|писали\b.*:|wrote:|написано:|schrieb:|a écrit", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Verb();
}
