using System.Globalization;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Events;

/// <summary>The report of one event as a message: who came in numbers, schools in bands, the mean mark when enough people gave one.</summary>
internal static class EventReportPage
{
    public static Step Show(Situation s, EventState e)
    {
        if (!s.Facts.Has(new EventReportOf(e.Id), out var report))
        {
            return new Ask(new EventReportOf(e.Id));
        }

        var page = s.Page()
            .Heading("event-report.title")
            .Raw(ParagraphKind.Prose, $"{e.Row.Title}, {EventLookup.When(s, e.Row)}", Content.Privacy.Neutral);
        foreach (var line in Lines(s.Catalog, e.Row, report))
        {
            page.Raw(ParagraphKind.Bullet, line, Content.Privacy.Neutral);
        }

        return page.Small("event-report.bands", ("k", s.Catalog.MinimumGroup)).Back().Show();
    }

    /// <summary>The same lines in a message and in the shell.</summary>
    public static IEnumerable<string> Lines(Content.Catalog catalog, EventRow row, EventReport report)
    {
        var came = report.Of(RegistrationStatus.Attended);
        var had = came + report.Of(RegistrationStatus.Registered) + report.Of(RegistrationStatus.Absent);
        yield return catalog.Text("event-report.had", ("n", had));
        yield return catalog.Text("event-report.came", ("n", came));
        foreach (var kind in report.Kinds.Where(k => k.Kind != ParticipationKind.Participant))
        {
            yield return catalog.Text(kind.Kind == ParticipationKind.Speaker ? "event-report.speakers" : "event-report.articles", ("n", kind.People));
        }

        yield return report.MeanTenths(catalog.MinimumGroup) is { } mean
            ? catalog.Text("event-report.mark", ("mark", string.Create(CultureInfo.InvariantCulture, $"{mean / 10},{mean % 10}")), ("n", report.Marks))
            : catalog.Text("event-report.mark-few");
        foreach (var school in report.Schools.Where(x => x.Registered >= catalog.MinimumGroup))
        {
            var title = catalog.Municipalities[row.Municipality].Schools.FirstOrDefault(x => x.Id == school.School)?.Title ?? school.School;
            yield return $"{title}: {catalog.Text(BandText(school, catalog.MinimumGroup))}";
        }

        yield return catalog.Text(row.Programme is null ? "event-report.no-programme" : "event-report.programme");
        yield return catalog.Text(row.Report is null ? "event-report.no-report" : "event-report.report");
    }

    private static string BandText(SchoolTurnout school, int least) => ParticipationBands.Of(school.Attended, school.Registered, least) switch
    {
        ParticipationBand.AlmostAll => "event-report.almost-all",
        ParticipationBand.MoreThanHalf => "event-report.more",
        _ => "event-report.less",
    };
}
