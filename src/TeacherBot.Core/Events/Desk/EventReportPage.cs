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

        return page.Small("event-report.bands", ("k", s.Catalog.MinimumGroup))
            .Row(page.Choice("f.docx", "report.format.docx"), page.Choice("f.xlsx", "report.format.xlsx"), page.Choice("f.pdf", "report.format.pdf")).Back().Show();
    }

    /// <summary>The same as a file.</summary>
    public static Step On(Situation s, string id, string key) => key is ['f', '.', .. var name] && Reports.ReportWish.FormatOf(name) is { } format and not (Reports.ReportFormat.Text or Reports.ReportFormat.Zip)
        ? Conversation.Show(Reports.ReportDialogue.Ordered(s, new(Reports.ReportKind.Event, id, format)).Noting("report.preparing")) : s.Pop();

    /// <summary>The same lines in a message and in the shell.</summary>
    public static IEnumerable<string> Lines(Content.Catalog catalog, EventRow row, EventReport report)
    {
        foreach (var line in Totals(catalog, report))
        {
            yield return line;
        }

        foreach (var school in report.Schools.Where(x => x.Registered >= catalog.MinimumGroup))
        {
            var title = catalog.Municipalities[row.Municipality].Schools.FirstOrDefault(x => x.Id == school.School)?.Title ?? school.School;
            yield return $"{title}: {Band(catalog, school)}";
        }

        yield return catalog.Text(row.Programme is null ? "event-report.no-programme" : "event-report.programme");
        yield return catalog.Text(row.Report is null ? "event-report.no-report" : "event-report.report");
    }

    /// <summary>Of the whole municipality.</summary>
    public static IEnumerable<string> Totals(Content.Catalog catalog, EventReport report)
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
    }

    /// <summary>How many of a school came, as far as it may be told.</summary>
    public static string Band(Content.Catalog catalog, SchoolTurnout school) => catalog.Text(ParticipationBands.Of(school.Attended, school.Registered, catalog.MinimumGroup) switch
    {
        ParticipationBand.AlmostAll => "event-report.almost-all",
        ParticipationBand.MoreThanHalf => "event-report.more",
        _ => "event-report.less",
    });
}
