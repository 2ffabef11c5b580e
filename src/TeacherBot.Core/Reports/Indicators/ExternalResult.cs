using System.Collections.Immutable;

namespace TeacherBot.Core.Reports;

/// <summary>What a school reached in an outside procedure in a year, as the office has it: of pupils, and never of a person.</summary>
/// <param name="Procedure">One of <see cref="Procedures"/>.</param>
/// <param name="Hundredths">Of a percent or of a point; 0 to 10 000.</param>
public sealed record ExternalResult(string Procedure, int Year, string School, int Hundredths)
{
    public const int Most = 10_000;

    /// <summary>Procedures whose results can be compared from year to year.</summary>
    public static readonly ImmutableArray<string> Procedures =
    [
        "КДР4", "КДР6", "КДР7", "КДР8", "ОГЭ математика", "ОГЭ русский язык", "ЕГЭ математика", "ЕГЭ русский язык", "ВПР математика", "ВПР русский язык",
    ];

    /// <summary>
    /// Schools with a positive change: in no procedure lower than the year before, and in one higher. A school of which either year is missing
    /// in any of them is not among them. Null when that is so of every school.
    /// </summary>
    public static int? Risen(IReadOnlyCollection<string> procedures, int year, IEnumerable<ExternalResult> results)
    {
        var changes = results.Where(r => procedures.Contains(r.Procedure) && (r.Year == year || r.Year == year - 1))
            .GroupBy(r => r.School)
            .Select(school => procedures.Select(p => Change(school, p, year)).ToList())
            .Where(c => c.TrueForAll(x => x is not null))
            .ToList();
        return changes.Count == 0 ? null : changes.Count(c => c.TrueForAll(x => x >= 0) && c.Exists(x => x > 0));
    }

    private static int? Change(IEnumerable<ExternalResult> school, string procedure, int year)
    {
        var (now, before) = (Of(year), Of(year - 1));
        return now - before;

        int? Of(int when) => school.Where(r => r.Procedure == procedure && r.Year == when).Select(r => (int?)r.Hundredths).FirstOrDefault();
    }
}
