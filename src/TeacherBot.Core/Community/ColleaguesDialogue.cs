using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>«Коллеги»: one door to all that people do for each other.</summary>
internal static class ColleaguesDialogue
{
    public static Step Show(Situation s) => s.Page().Heading("colleagues.title").Prose("colleagues.what")
        .When(ConsultationDialogue.ButtonOf(s) is not null, p => p.Button("questions", ConsultationDialogue.ButtonOf(s)!))
        .Button("mentor", "mentor.title")
        .When(s.Person.Joined, p => p.Button("practices", "practice.mine"))
        .Button("catalogue", "practice.catalogue")
        .When(RequestDialogue.Asks(s), p => p.Button("requests", "request.button-mine"))
        .When(RequestRights.DecidesAny(s), p => p.Button("queue", "request.button-queue"))
        .When(RegisterRights.Looks(s), p => p.Button("registers", "registers.title"))
        .Button("groups", "group.title")
        .Back().Show();

    public static Step On(Situation s) => s.Inbound.Body switch
    {
        Pressed { Key: "questions" } => ConsultationDialogue.Open(s),
        Pressed { Key: "mentor" } => MentorDialogue.Open(s),
        Pressed { Key: "practices" } => PracticeDialogue.OpenMine(s),
        Pressed { Key: "catalogue" } => s.Push(new PracticeCatalogue(0)),
        Pressed { Key: "requests" } => RequestDialogue.Open(s),
        Pressed { Key: "queue" } => RequestDialogue.OpenQueue(s),
        Pressed { Key: "registers" } => RegisterDialogue.Open(s),
        Pressed { Key: "groups" } => GroupDialogue.Open(s, ""),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };
}
