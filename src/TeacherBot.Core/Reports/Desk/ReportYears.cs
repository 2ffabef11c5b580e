using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Reports;

/// <summary>Calendar years a report can be of: this one and the two before.</summary>
public static class ReportYears
{
    private const int Back = 2;

    public static ImmutableArray<int> All(Municipality town, DateTimeOffset now) => [.. Enumerable.Range(0, Back + 1).Select(n => RussianDate.In(now, town.TimeZone).Year - n)];

    /// <summary>Beginning of the day by the municipality's clock: what is made twice on one day is the same to the byte.</summary>
    public static DateTimeOffset Today(Municipality town, DateTimeOffset now) => IndicatorCountsOf.Midnight(DateOnly.FromDateTime(RussianDate.In(now, town.TimeZone).DateTime), town);

    /// <summary>As reports name it where others have a campaign.</summary>
    public static string Id(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null when it is no year that a report can be of.</summary>
    public static int? Of(Municipality town, DateTimeOffset now, string id) => All(town, now).Where(y => Id(y) == id).Select(y => (int?)y).FirstOrDefault();

    internal static int? Of(Situation s, string id) => Of(s.Municipality!, s.Context.Now, id);

    /// <summary>The year among words of a wave, the present one when they name none.</summary>
    internal static string Named(Situation s, string words) =>
        All(s.Municipality!, s.Context.Now).Select(Id).FirstOrDefault(y => words.Contains(y, StringComparison.Ordinal)) ?? Id(All(s.Municipality!, s.Context.Now)[0]);
}
