using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Reports;

/// <summary>«Для школы»: the office for any of its schools, a head for their own.</summary>
internal static class SchoolReportDialogue
{
    private const int Shown = 8;
    private const int LongestSought = 60;

    private static readonly ImmutableArray<ReportKind> Kinds = [ReportKind.SchoolPack, ReportKind.SchoolCertificate, ReportKind.SchoolExtract];

    public static Step Show(Situation s, SchoolReportList screen)
    {
        var own = Own(s);
        var found = screen.Sought.Length == 0 ? [.. own.Take(Shown)] : SchoolSearch.Find(own, screen.Sought, Shown);
        var page = s.Page().Typed().Heading("school-report.title").Prose(own.Length > Shown ? "school-report.ask-typed" : "school-report.ask")
            .When(found.IsEmpty, p => p.Prose("school-report.not-found"));
        foreach (var school in found)
        {
            page.Row(new Choice("s." + school.Id, school.Title));
        }

        return page.Back().Show();
    }

    public static Step Show(Situation s, SchoolReportKinds screen)
    {
        if (Own(s).FirstOrDefault(x => x.Id == screen.School) is not { } school)
        {
            return s.Pop();
        }

        var page = s.Page().Heading("school-report.of", ("school", school.Title)).Prose("school-report.what");
        foreach (var kind in Kinds)
        {
            page.Button("k." + ReportWish.NameOf(kind), ReportDialogue.Title(kind));
        }

        return page.Back().Show();
    }

    public static Step On(Situation s, SchoolReportList screen) => s.Inbound.Body switch
    {
        TextSaid said => s.Go(new SchoolReportList(Short(said.Text.Trim()))),
        Pressed { Key: ['s', '.', .. var id] } when Own(s).Any(x => x.Id == id) => s.Push(new SchoolReportKinds(id)),
        Pressed => screen.Sought.Length > 0 ? s.Go(new SchoolReportList("")) : s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    public static Step On(Situation s, SchoolReportKinds screen) => s.Inbound.Body switch
    {
        Pressed { Key: ['k', '.', .. var name] } when ReportWish.KindOf(name) is { } kind && ReportForms.SubjectOf(kind) == ReportSubject.School && Own(s).Any(x => x.Id == screen.School) =>
            Conversation.Show(ReportDialogue.Ordered(s, new(kind, screen.School, SchoolReports.Usual(kind))).Noting("report.preparing")),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    /// <summary>«отчёт пакет школа 4»: what is left after the kind names the school.</summary>
    public static Step Wanted(Situation s, ReportKind kind, string typed, ReportFormat? format)
    {
        var sought = string.Join(' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => ReportWords.Read(w).Unknown is not null));
        var own = Own(s);
        var found = own is [var only] ? only : SchoolSearch.Find(own, sought, 2) is [var one] ? one : null;
        return found is null ? s.Push(new SchoolReportList(Short(sought)))
            : Conversation.Show(ReportDialogue.Ordered(s, new(kind, found.Id, format is { } wanted and not ReportFormat.Text ? wanted : SchoolReports.Usual(kind))).Noting("report.preparing"));
    }

    private static string Short(string typed) => typed.Length <= LongestSought ? typed : typed[..LongestSought];

    private static ImmutableArray<School> Own(Situation s) => s.Municipality is not { } town ? []
        : [.. town.Schools.Where(x => ReportRights.SeesSchool(s.Person, town.Id, x.Id))];
}
