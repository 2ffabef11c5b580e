using TeacherBot.Core.People;

namespace TeacherBot.Core.Conversations;

/// <summary>Buttons that name an action on an object: valid whatever the state, and pressing twice is the same as once.</summary>
internal static class Actions
{
    /// <summary>Go on with the attempt a reminder is about.</summary>
    public const string Resume = "resume";

    /// <summary>«Больше не напоминать».</summary>
    public const string NoReminders = "no-reminders";

    public static Step On(Situation s, ActionPressed action)
    {
        if (Events.EventActions.On(s, action) is { } step)
        {
            return step;
        }

        if (s.Person.Status != PersonStatus.Active)
        {
            return Conversation.Show(s.Do(new Toast(s.Text("toast.refused"))));
        }

        return action.Verb switch
        {
            Resume => Attempts.PortionDialogue.Resume(s, action.Object),
            NoReminders => s.Do(new SetReminders(true)).Do(new Toast(s.Text("reminder.off"))).Quiet(),
            _ => Conversation.Show(s.Do(new Toast(s.Text("toast.refused")))),
        };
    }
}
