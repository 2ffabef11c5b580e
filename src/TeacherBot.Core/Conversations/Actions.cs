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
        if (s.Person.Status != PersonStatus.Active)
        {
            return Conversation.Show(s.Do(new Toast(s.Text("toast.refused"))));
        }

        return action.Verb switch
        {
            Resume => Attempts.PortionDialogue.Resume(s, action.Object),
            NoReminders => s.Do(new SetReminders(true)).Do(new Toast(s.Text("reminder.off"))).Quiet(),
            Campaigns.CampaignSignals.OpenVerb => Campaigns.CampaignOfferDialogue.Opened(s, action.Object),
            Campaigns.CampaignSignals.MuteVerb => Campaigns.CampaignOfferDialogue.Mute(s, action.Object),
            _ => Conversation.Show(s.Do(new Toast(s.Text("toast.refused")))),
        };
    }
}
