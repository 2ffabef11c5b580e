using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Campaigns;

/// <summary>
/// Invites and reminds. Each signal looks again whether there is still something to say: the campaign runs, the person is of its
/// audience, has not finished and did not ask for quiet. One invitation and two reminders at most, in the hours of the recipient.
/// An invitation to self-diagnostics needs no consent to mailings: it is what the consent to processing was given for, and «Больше не
/// напоминать» ends it.
/// </summary>
internal static class CampaignSignals
{
    /// <summary>Reminders of one campaign to one person.</summary>
    public const int MostReminders = 2;

    /// <summary>Unasked messages of all senders together in seven days.</summary>
    public const int MostInWeek = 2;

    /// <summary>Button that opens the campaign.</summary>
    public const string OpenVerb = "campaign";

    /// <summary>«Больше не напоминать» of one campaign.</summary>
    public const string MuteVerb = "hush";

    private const int LongestPause = 7;
    private const int ShortestPause = 4;

    public static Step On(Situation s, Signal signal)
    {
        var (id, week) = (signal.Object, new CampaignMessagesAfter(s.Context.Now.AddDays(-7)));
        if (!CampaignLink.Known(s, out var mine, out _) || !s.Facts.Has(week, out var said))
        {
            return new Ask([new OpenCampaigns(), week]);
        }

        if (s.Person.Status != PersonStatus.Active || mine.FirstOrDefault(m => m.Campaign.Id == id) is not { Part.FinishedAt: null } found)
        {
            return s.Quiet();
        }

        // After downtime signals come late, and others may have written meanwhile.
        var free = UnaskedHours.NextAfter(said >= MostInWeek ? s.Context.Now.AddDays(1) : s.Context.Now, s.Municipality);
        if (free > s.Context.Now)
        {
            return s.Do(new ScheduleSignal(signal.Kind, id, free, CampaignNames.Signal(id, s.Person.Id))).Quiet();
        }

        return signal.Kind == SignalKinds.CampaignInvite ? Invite(s, found) : Remind(s, found);
    }

    // Who has begun already needs no invitation, but may be glad of a reminder.
    private static Turn Invite(Situation s, MyCampaign mine)
    {
        if (mine.Part.InvitedAt is not null)
        {
            return s.Quiet();
        }

        var invited = mine.Part.Begun.IsEmpty
            ? s.Do(new Say(Letter(s, mine, "campaign.invite").Build(), Lane.Bulk)).Do(new MarkInvited(mine.Campaign.Id))
            : s;
        return Planned(invited, mine.Campaign).Quiet();
    }

    private static Turn Remind(Situation s, MyCampaign mine)
    {
        if (mine.Part is { InvitedAt: null, Begun.IsEmpty: true } || mine.Part.Muted || s.Person.RemindersOff || mine.Part.Reminders >= MostReminders)
        {
            return s.Quiet();
        }

        var number = mine.Part.Reminders + 1;
        var page = Letter(s, mine, number == MostReminders ? "campaign.remind-last" : mine.Part.Begun.IsEmpty ? "campaign.remind" : "campaign.remind-begun");
        var reminded = s.Do(new Say(page.Build(), Lane.Reminder)).Do(new MarkReminded(mine.Campaign.Id, number));
        return (number < MostReminders ? Planned(reminded, mine.Campaign) : reminded).Quiet();
    }

    private static Page Letter(Situation s, MyCampaign mine, string greeting) => s.Page()
        .Prose(greeting)
        .Raw(ParagraphKind.Prose, CampaignWords.Ask(s, mine.Campaign), Privacy.Neutral)
        .Small("result.voluntary")
        .Row(s.Page().Choice($"{OpenVerb}.{mine.Campaign.Id}", mine.Part.Begun.IsEmpty ? "campaign.button-begin" : "reminder.button-continue") with { Kind = ChoiceKind.Action })
        .Row(s.Page().Choice($"{MuteVerb}.{mine.Campaign.Id}", "reminder.button-off") with { Kind = ChoiceKind.Action });

    // A third of what is left of the window, but not sooner than after four days and not later than after a week.
    private static Situation Planned(Situation s, Campaign campaign)
    {
        var end = campaign.EndsAt(s.Municipality!);
        var pause = Math.Clamp((end - s.Context.Now).TotalDays / 3, ShortestPause, LongestPause);
        var due = UnaskedHours.NextAfter(s.Context.Now.AddDays(Math.Ceiling(pause)), s.Municipality);
        return due < end ? s.Do(new ScheduleSignal(SignalKinds.CampaignReminder, campaign.Id, due, CampaignNames.Signal(campaign.Id, s.Person.Id))) : s;
    }
}
