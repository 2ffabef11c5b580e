using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Conversations;

/// <summary>Buttons that name an action on an object: valid whatever the state, and pressing twice is the same as once.</summary>
public static class Actions
{
    /// <summary>Go on with the attempt a reminder is about.</summary>
    public const string Resume = "resume";

    /// <summary>«Больше не напоминать».</summary>
    public const string NoReminders = "no-reminders";

    /// <summary>Opens an event from a message about it.</summary>
    public const string OpenEvent = "event";

    /// <summary>«Не присылать такое»: the object is a kind of mailing.</summary>
    public const string Unsubscribe = "unsubscribe";

    /// <summary>Takes «не присылать» back, by a text that was read; the object is a kind of mailing. Of the page of letters.</summary>
    public const string Subscribe = "subscribe";

    /// <summary>Takes «больше не напоминать» back. Of the page of letters.</summary>
    public const string Remind = "remind";

    /// <summary>Whether the buttons beside this one keep their sense once it was pressed.</summary>
    public static bool Stays(string verb) => verb is OpenEvent or Community.ConsultationSignals.Open or Routes.RouteSignals.Open or Community.MentorSignals.Open or Community.RequestSignals.Open or Community.PracticeSignals.Open or Community.GroupSignals.Open or Community.RegisterSignals.Open or Unsubscribe or BroadcastDialogue.Verb;

    internal static Step On(Situation s, ActionPressed action)
    {
        if (Events.EventActions.On(s, action) is { } step)
        {
            return step;
        }

        if ((Community.ConsultationSignals.On(s, action) ?? Routes.RouteSignals.On(s, action) ?? Community.MentorSignals.On(s, action) ?? Community.RequestSignals.On(s, action) ?? Community.PracticeSignals.On(s, action) ?? Community.GroupSignals.On(s, action) ?? Community.RegisterSignals.On(s, action)) is { } other)
        {
            return other;
        }

        if (s.Person.Status != PersonStatus.Active)
        {
            return Conversation.Show(s.Do(new Toast(s.Text("toast.refused"))));
        }

        return action.Verb switch
        {
            Resume => Attempts.PortionDialogue.Resume(s, action.Object),
            NoReminders => s.Do(new SetReminders(true)).Do(new Toast(s.Text("reminder.off"))).Quiet(),
            OpenEvent => s.Push(new EventView(action.Object)),
            Unsubscribe => s.Do(new RevokeConsent("mailing." + action.Object)).Do(new Toast(s.Text("broadcast.unsubscribed"))).Quiet(),
            Subscribe => Consent.ConsentDialogue.Subscribe(s, "mailing." + action.Object),
            Remind => s.Do(new SetReminders(false)).Do(new Toast(s.Text("reminder.on"))).Quiet(),
            BroadcastDialogue.Verb => BroadcastDialogue.On(s, action.Object),
            Campaigns.CampaignSignals.OpenVerb => Campaigns.CampaignOfferDialogue.Opened(s, action.Object),
            Campaigns.CampaignSignals.MuteVerb => Campaigns.CampaignOfferDialogue.Mute(s, action.Object),
            _ => Conversation.Show(s.Do(new Toast(s.Text("toast.refused")))),
        };
    }
}
