using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>«Попросить помощи по этой теме»: named, by the person's own press, after saying who will see it.</summary>
internal static class HelpRequestDialogue
{
    public static Step Show(Situation s, AskingHelp screen) => s.Page()
        .Prose("help-request.ask", ("area", s.Catalog.AreaTitle(screen.Area)))
        .Button("send", "help-request.button-send")
        .Back()
        .Show();

    public static Step On(Situation s, AskingHelp screen) => s.Inbound.Body switch
    {
        Pressed { Key: "send" } => s.Do(new RequestHelp(screen.Area)).Noting("help-request.sent").Pop(),
        Pressed => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };
}
