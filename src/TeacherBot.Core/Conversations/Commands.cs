using TeacherBot.Core.Attempts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Conversations;

/// <summary>Commands work in every state. None of them throws away what is unfinished.</summary>
internal static class Commands
{
    private static readonly string[] Staff = ["invite", "roles"];

    public static Step On(Situation s, CommandSaid command)
    {
        if (s.Person.Status == PersonStatus.Withdrawn)
        {
            return s.Reset(new Farewell());
        }

        var name = command.Name.ToLowerInvariant();
        return name switch
        {
            "start" => Start(s, command.Argument),
            "help" => Aside(s, new HelpShown("help.main")),
            "privacy" => Aside(s, new HelpShown("help.privacy")),
            "broadcast" => BroadcastDialogue.Open(s, command.Argument),
            "campaign" => Campaigns.CampaignDialogue.Open(s),
            "events" => Events.DeskDialogue.Command(s),
            _ when OfEverybody(s, name, command.Argument) is { } step => step,
            "report" => Reports.WordedReport.Open(s, command.Argument),
            _ when Staff.Contains(name) => s.Hint(s.Person.Roles.IsEmpty ? "role.refused" : "role.later"),
            _ when s.Person.Status != PersonStatus.Active => s.Hint("hint.join-first"),
            "menu" => s.Reset(new Menu()),
            "settings" or "mydata" => s.Reset(new MyData()),
            "email" => s.State.Active is RecoveryCodeShown ? Conversation.Show(s) : MyDataDialogue.NewCode(s),
            "role" => s.Person.Roles.IsEmpty ? s.Hint("role.refused") : Aside(s, new ChoosingHat()),
            "stop" => Aside(s, new Withdrawing()),
            "cancel" => Cancel(s),
            _ => s.Hint("hint.unknown-command"),
        };
    }

    private static Step? OfEverybody(Situation s, string name, string argument) => name switch
    {
        "page" => Pages.PageLinks.Open(s),
        "route" => Routes.RouteDialogue.Open(s),
        "groups" => Community.GroupDialogue.Open(s, argument),
        "ask" => Community.ConsultationDialogue.Open(s),
        "mentor" => Community.MentorDialogue.Open(s),
        "practice" => Community.PracticeDialogue.OpenMine(s),
        "practices" => Community.PracticeDialogue.OpenAll(s),
        "request" => Community.RequestDialogue.Open(s),
        "requests" => Community.RequestDialogue.OpenQueue(s),
        "agenda" => Community.AgendaDialogue.Open(s),
        "plan" => Community.YearPlanDialogue.Open(s),
        "registers" => Community.RegisterDialogue.Open(s),
        _ => null,
    };

    // Pressing Start again, or an old link, must not push help above help.
    private static Step Aside(Situation s, Screen screen) =>
        s.State.Active.GetType() == screen.GetType() ? s.Go(screen) : s.Push(screen);

    private static Step Start(Situation s, string argument)
    {
        if (argument.Length > 0)
        {
            return DeepLinks.On(s, argument);
        }

        return s.Person.Status != PersonStatus.Active
            ? s.State.Active is Welcome ? s.Go(s.State.Active) : Conversation.Show(s)
            : s.State.Active is Portion or Reviewing
            ? s.Hint("start.where-you-stopped")
            : s.Person.Joined || !s.Person.Roles.IsEmpty ? s.Reset(new Menu()) : Conversation.Show(s);
    }

    private static Step Cancel(Situation s) => s.State.Active switch
    {
        Portion or Reviewing => PortionDialogue.Pause(s),
        FindingSchool or ChoosingPosition or ChoosingSubject when !s.Person.Joined => s.Hint("hint.almost-there"),
        _ => s.Pop(),
    };
}
