using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>The support log.</summary>
public static class SupportStore
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly Statement SupportActs = Statement.Named("SupportActs");
    private static readonly Statement InsertSupportAct = Statement.Named("InsertSupportAct");
    private static readonly Statement DeleteSupportAct = Statement.Named("DeleteSupportAct");

    /// <summary>Of a calendar year, the oldest first.</summary>
    public static ImmutableArray<SupportAct> Of(UnitOfWork unit, string municipality, int year) =>
    [
        .. unit.Query(
            SupportActs,
            r => new SupportAct(r.Int64(0), DateOnly.ParseExact(r.Text(1), DayFormat, CultureInfo.InvariantCulture), r.Text(2), r.Text(3), r.Text(4), r.Text(5)),
            ("municipality", municipality), ("year", year)),
    ];

    public static void Add(UnitOfWork unit, string municipality, SupportAct act, DateTimeOffset at) => unit.Execute(
        InsertSupportAct,
        ("municipality", municipality), ("year", act.Day.Year), ("day", act.Day.ToString(DayFormat, CultureInfo.InvariantCulture)), ("school", act.School), ("kind", act.Kind),
        ("topic", act.Topic), ("document", act.Document), ("at", at));

    public static void Drop(UnitOfWork unit, string municipality, DropSupportAct drop) =>
        unit.Execute(DeleteSupportAct, ("municipality", municipality), ("year", drop.Year), ("id", drop.Number));
}
