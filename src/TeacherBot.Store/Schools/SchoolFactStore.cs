using TeacherBot.Core.Identification;

namespace TeacherBot.Store;

/// <summary>Figures of schools by which they are told apart.</summary>
public static class SchoolFactStore
{
    // Whole numbers: both engines keep and compare them alike.
    private const int Parts = 10_000;

    private static readonly Statement SchoolFacts = Statement.Named("SchoolFacts");
    private static readonly Statement PutSchoolFact = Statement.Named("PutSchoolFact");
    private static readonly Statement DropSchoolFact = Statement.Named("DropSchoolFact");

    /// <summary>Of these years, both included; by school, year and indicator.</summary>
    public static IReadOnlyList<SchoolFact> Of(UnitOfWork unit, string municipality, int first, int last) => unit.Query(
        SchoolFacts, r => new SchoolFact(r.Text(0), r.Int32(1), r.Text(2), (decimal)r.Int64(3) / Parts), ("municipality", municipality), ("first", first), ("last", last));

    /// <summary>A figure that is there already is replaced.</summary>
    public static void Put(UnitOfWork unit, string municipality, SchoolFact fact, DateTimeOffset at) => unit.Execute(
        PutSchoolFact,
        ("municipality", municipality), ("school", fact.School), ("year", fact.Year), ("indicator", fact.Indicator),
        ("value", (long)Math.Round(fact.Value * Parts, MidpointRounding.AwayFromZero)), ("at", at));

    /// <summary>Nothing happens when there is none.</summary>
    public static void Drop(UnitOfWork unit, string municipality, string school, int year, string indicator) =>
        unit.Execute(DropSchoolFact, ("municipality", municipality), ("school", school), ("year", year), ("indicator", indicator));
}
