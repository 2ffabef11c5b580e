using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>Shows the agenda of a meeting of subject teachers: for whom reports are, in one press when they teach one subject.</summary>
internal static class AgendaDialogue
{
    public static Step Open(Situation s)
    {
        if (!ReportRights.Sees(s))
        {
            return s.Hint("role.refused");
        }

        return s.State.Active is AgendaSubjects ? s.Go(new AgendaSubjects()) : s.Push(new AgendaSubjects());
    }

    public static Step Show(Situation s, AgendaScreen screen)
    {
        if (!ReportRights.Sees(s))
        {
            return s.Noting("role.refused").Reset(new Menu());
        }

        return screen is AgendaShown shown ? ReportDialogue.With(s, all => ShowAgenda(s, shown, ReportDialogue.NewestMap(s, all))) : ShowSubjects(s);
    }

    public static Step On(Situation s, AgendaScreen screen)
    {
        if (!ReportRights.Sees(s))
        {
            return s.Noting("role.refused").Reset(new Menu());
        }

        return (screen, s.Inbound.Body) switch
        {
            (AgendaSubjects, Pressed { Key: ['s', '.', .. var id] }) when s.Catalog.FindSubject(id) is not null => s.Do(new NoteAccess("agenda " + id)).Push(new AgendaShown(id)),
            (AgendaShown, Pressed { Key: ['m', '.', .. var id] }) when s.Catalog.Materials.Any(m => m.Id == id) => s.Push(new MaterialView(id)),
            (AgendaShown, Pressed { Key: "requests" }) => RequestDialogue.OpenQueue(s),
            (_, Pressed) => s.Pop(),
            _ => s.Hint("hint.use-buttons"),
        };
    }

    private static Turn ShowSubjects(Situation s)
    {
        var page = s.Page().Heading("agenda.choose").Prose("agenda.ask");
        foreach (var subject in s.Catalog.Subjects.OrderByDescending(x => s.Person.Subjects.Contains(x.Id)))
        {
            page.Row(new Choice("s." + subject.Id, subject.Title));
        }

        return page.Back().Show();
    }

    private static Step ShowAgenda(Situation s, AgendaShown screen, Campaign? newest)
    {
        var town = s.Municipality!.Id;
        var (queue, rows, requests, demand) = (new ConsultationsToAnswer(town), new EventRows(town), new RequestsToDecide(town), DemandOf.Year(s.Today.Year, s.Municipality));
        Query[] wanted = newest is null ? [queue, rows, requests, demand] : [queue, rows, requests, demand, new SnapshotOf(newest.Id)];
        if (wanted.Any(q => !s.Facts.Known.ContainsKey(q)))
        {
            return new Ask([.. wanted]);
        }

        var snapshot = newest is not null && s.Facts.Has(new SnapshotOf(newest.Id), out var named) ? named?.Content : null;
        s.Facts.Has(queue, out var lines);
        s.Facts.Has(rows, out var all);
        s.Facts.Has(requests, out var asked);
        s.Facts.Has(demand, out var counts);
        var agenda = Agenda.Of(s.Catalog.FindSubject(screen.Subject)!, town, s.Catalog, snapshot, lines, EventRow.Coming(s.Catalog, town, all, s.Context.Now));
        return Page(s, agenda.With(counts.Topics, FaqList.Moderates(s.Person) ? asked.Where(r => RequestRights.Decides(s, r)) : [], s.Catalog), snapshot).Button("requests", "request.button-queue").Back().Show();
    }

    private static Page Page(Situation s, Agenda agenda, Snapshot? snapshot)
    {
        var page = s.Page().Heading("agenda.title", ("subject", agenda.Subject.Title));
        var isKnown = !agenda.Areas.IsEmpty || !agenda.Common.IsEmpty;
        page.When(isKnown, p => p.Prose("agenda.results", ("title", snapshot!.Title), ("year", snapshot.To.Year))).When(!isKnown, p => p.Prose("agenda.no-results"));
        foreach (var area in agenda.Areas.Concat(agenda.Common))
        {
            page.Raw(ParagraphKind.Bullet, $"{area.Title}: {BandWords.Of(area.Cell, s.Catalog)}", Privacy.Neutral);
        }

        page.When(agenda.Areas.Length > 0, p => p.Prose("agenda.topic", ("area", agenda.Areas[0].Title)))
            .When(agenda.Areas.IsEmpty, p => p.Prose("agenda.topic-free"));
        Asked(s, page, agenda);
        if (agenda.Material is { } material)
        {
            page.Bullet("agenda.material", ("title", material.Title)).Row(new Choice("m." + material.Id, s.Text("steps.button-material")));
        }

        page.When(agenda.Waiting > 0, p => p.Prose("agenda.questions", ("n", agenda.Waiting))).When(agenda.Waiting == 0, p => p.Prose("agenda.no-questions"));
        page.Prose(agenda.Coming.IsEmpty ? "agenda.no-events" : "agenda.events");
        foreach (var row in agenda.Coming)
        {
            page.Raw(ParagraphKind.Bullet, $"{EventLookup.When(s, row)}. {row.Title}", Privacy.Neutral);
        }

        return page.Prose("agenda.route").When(isKnown && agenda.Words.IsEmpty, p => p.Small("agenda.note"));
    }

    private static void Asked(Situation s, Page page, Agenda agenda)
    {
        page.When(!agenda.Asked.IsEmpty, p => p.Prose("agenda.asked"));
        foreach (var topic in agenda.Asked)
        {
            page.Raw(ParagraphKind.Bullet, $"{topic.Title}: {Demand.Words(s.Catalog, topic.Told)}", Privacy.Neutral);
        }

        page.When(!agenda.Words.IsEmpty, p => p.Prose("agenda.asked-words"));
        foreach (var words in agenda.Words)
        {
            page.Raw(ParagraphKind.Bullet, words);
        }
    }
}
