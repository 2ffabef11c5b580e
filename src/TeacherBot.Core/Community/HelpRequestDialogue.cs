using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>
/// «Попросить помощи по этой теме»: by the person's own press, after saying who will see it. A request is a question with a name, so that it
/// waits in the same queue, is taken by somebody and is answered in both channels.
/// </summary>
internal static class HelpRequestDialogue
{
    // For whoever teaches nothing: heads.
    private const string NoSubject = "other";

    public static Step Show(Situation s, AskingHelp screen) => s.Page()
        .Prose("help-request.ask", ("area", s.Catalog.AreaTitle(screen.Area)))
        .Button("send", "help-request.button-send")
        .Back()
        .Show();

    public static Step On(Situation s, AskingHelp screen) => s.Inbound.Body switch
    {
        Pressed { Key: "send" } => Send(s, screen.Area),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Send(Situation s, string area)
    {
        if (!s.Facts.Has(new MyConsultations(), out var mine))
        {
            return new Ask(new MyConsultations());
        }

        if (s.Municipality is not { } town)
        {
            return s.Hint("hint.join-first");
        }

        var open = mine.Where(m => m.Status != ConsultationStatus.Closed).ToList();
        if (open.FirstOrDefault(m => m.Area == area) is { } same)
        {
            return s.Noting("help-request.already").Go(new ConsultationView(same.Id));
        }

        if (open.Count >= AskingDialogue.MostOpen)
        {
            return s.Hint("consultation.too-many");
        }

        var id = s.Context.NewId("help");
        var subject = s.Catalog.Areas[area].Subject ?? s.Person.Subjects.FirstOrDefault() ?? NoSubject;
        return s.Do(new RequestHelp(area))
            .Do(new DraftConsultation(id, town.Id, subject, area, s.Text("help-request.word", ("area", s.Catalog.AreaTitle(area)))))
            .Do(new SetConsultation(id, subject, IsNamed: true))
            .Do(new SendConsultation(id))
            .Noting("help-request.sent").Go(new ConsultationView(id));
    }
}
