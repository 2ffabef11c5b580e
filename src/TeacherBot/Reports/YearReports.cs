using TeacherBot.Content;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;
using TeacherBot.Core.Reports;
using TeacherBot.Store;

namespace TeacherBot.Reports;

/// <summary>Reports of a calendar year: what a municipality did, asked for and gathered. No questionnaire of anybody is in them.</summary>
internal sealed class YearReports(Database database, CurrentCatalog catalog, TimeProvider clock)
{
    /// <summary>Opens what people wrote: records of visits, and what they agreed to show.</summary>
    public required PeopleStore People { get; init; }

    /// <summary>Null when there is no such municipality or year.</summary>
    public Report? Of(ReportWish wish, string id, string? viewer)
    {
        if (!catalog.Value.Municipalities.TryGetValue(id, out var town) || ReportYears.Of(town, clock.GetUtcNow(), wish.Campaign) is not { } year)
        {
            return null;
        }

        return wish.Kind switch
        {
            ReportKind.SchoolIdentification => Identification(year, wish.Cut, town),
            ReportKind.Practices => PracticesReport.Of(year, database.Read(unit => new PracticeStore(People).Published(unit, id, "", PracticeStore.MostInFile)), town, catalog.Value, Today(town)),
            ReportKind.SupportLog => SupportLog(year, town),
            ReportKind.Visits => VisitPaper.Register(year, database.Read(unit => new RequestStore(People).Visits(unit, id, year)), town, catalog.Value, Today(town)),
            ReportKind.Demand => Demand(year, town, viewer),
            _ => Indicators(year, town),
        };
    }

    private Report Identification(int year, string? cut, Municipality town)
    {
        var facts = database.Read(unit => SchoolFactStore.Of(unit, town.Id, catalog.Value.Criteria.FirstYear(year), year));
        return IdentificationReport.Of(new(year, cut, town, SchoolFacts.Of(facts), Today(town)), catalog.Value);
    }

    private Report SupportLog(int year, Municipality town) => database.Read(unit => SupportLogReport.Of(
        year,
        SupportStore.Of(unit, town.Id, year),
        ConsultationStore.Tally(unit, town.Id, ConsultationTallyOf.Year(year, town)),
        MentorPairStore.Tally(unit, town.Id, MentorTallyOf.Year(year, town)),
        town,
        catalog.Value,
        Today(town)));

    private Report Indicators(int year, Municipality town)
    {
        var asked = IndicatorCountsOf.Of(year, town, catalog.Value, clock.GetUtcNow());
        return database.Read(unit => IndicatorReport.Of(
            asked,
            IndicatorStore.Facts(unit, town.Id, year),
            IndicatorStore.Counts(unit, town.Id, asked),
            Core.Community.RegisterEvidence.Source(catalog.Value) is { } register ? RegisterStore.All(unit, town.Id, register.Id) : [],
            town,
            catalog.Value));
    }

    // Beside what the newest frozen map says to this reader.
    private Report Demand(int year, Municipality town, string? viewer) => database.Read(unit => DemandReport.Of(
        year,
        RequestStore.Demand(unit, town.Id, DemandOf.Year(year, town)),
        SnapshotStore.OfTown(unit, town.Id).Select(k => SnapshotStore.Find(unit, k.Snapshot.Campaign, viewer)?.Snapshot).FirstOrDefault(),
        town,
        catalog.Value,
        Today(town)));

    private DateTimeOffset Today(Municipality town) => ReportYears.Today(town, clock.GetUtcNow());
}
