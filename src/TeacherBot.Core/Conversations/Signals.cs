using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Conversations;

/// <summary>Time speaks: each signal checks its condition again, for much may have changed since it was planned.</summary>
internal static class Signals
{
    public static Step On(Situation s, Signal signal) => signal.Kind switch
    {
        SignalKinds.PortionReminder => Remind(s, signal.Object),
        SignalKinds.DocumentReady => Document(s, signal.Object),
        SignalKinds.DocumentFailed => s.Do(new Say(s.Page().Prose(signal.Object == Reports.ReportDialogue.Recipe ? "report.failed" : "document.failed").Build(), Lane.Reply)).Quiet(),
        SignalKinds.Broadcast => Broadcasts.BroadcastDialogue.Told(s, signal.Object),
        SignalKinds.BroadcastFile => Broadcasts.BroadcastFileDialogue.Told(s, signal.Object),
        SignalKinds.CampaignInvite or SignalKinds.CampaignReminder => Campaigns.CampaignSignals.On(s, signal),
        Pages.PageLinks.Anew => Pages.PageLinks.On(s),
        Reports.MonthlyReport.Signal => Reports.MonthlyReport.On(s, signal.Object),
        _ when signal.Kind.StartsWith("event-", StringComparison.Ordinal) => Events.EventSignals.On(s, signal),
        Community.YearPlanDialogue.Monthly => Community.YearPlanDialogue.OnMonthly(s),
        Routes.RouteSignals.Due or Routes.RouteSignals.Check => Routes.RouteSignals.On(s, signal),
        Community.RegisterSignals.Due or Community.RegisterSignals.Addressed => Community.RegisterSignals.On(s, signal),
        _ when signal.Kind.StartsWith("group-", StringComparison.Ordinal) => Community.GroupSignals.On(s, signal),
        _ when signal.Kind.StartsWith("mentor-", StringComparison.Ordinal) => Community.MentorSignals.On(s, signal),
        _ when signal.Kind.StartsWith(Community.RequestSignals.Beginning, StringComparison.Ordinal) => Community.RequestSignals.On(s, signal),
        _ when signal.Kind.StartsWith(Community.PracticeSignals.All, StringComparison.Ordinal) => Community.PracticeSignals.On(s, signal),
        Community.ConsultationPictures.Came or Community.ConsultationPictures.Failed => Community.ConsultationPictures.On(s, signal),
        _ when signal.Kind.StartsWith("consultation-", StringComparison.Ordinal) => Community.ConsultationSignals.On(s, signal),
        _ => s.Quiet(),
    };

    private static Step Remind(Situation s, string attemptId)
    {
        if (!s.Facts.Has(new AttemptOf(attemptId), out var attempt))
        {
            return new Ask(new AttemptOf(attemptId));
        }

        if (attempt?.NextArea is not { } area || s.Person.RemindersOff || s.Person.Status != PersonStatus.Active)
        {
            return s.Quiet();
        }

        // After downtime signals come late: never at night.
        if (UnaskedHours.NextAfter(s.Context.Now, s.Municipality) > s.Context.Now)
        {
            return s.Do(PortionDialogue.Reminder(s, attemptId, area, s.Context.Now)).Quiet();
        }

        var page = s.Page()
            .Prose("reminder.portion", ("area", area == Attempt.Whole ? s.Catalog.Pinned(attempt.Instrument).Title : s.Catalog.AreaTitle(area)))
            .Row(s.Page().Choice(Actions.Resume + "." + attemptId, "reminder.button-continue") with { Kind = ChoiceKind.Action })
            .Row(s.Page().Choice(Actions.NoReminders + ".me", "reminder.button-off") with { Kind = ChoiceKind.Action });
        return s.Do(new Say(page.Build(), Lane.Reminder)).Quiet();
    }

    // Object is «kind|object|file name», as the recipe was asked for.
    private static Turn Document(Situation s, string recipe)
    {
        var parts = recipe.Split('|');
        if (parts.Length != 3 || s.Person.Status != PersonStatus.Active)
        {
            return s.Quiet();
        }

        var file = new DocumentRecipe(parts[0], parts[1], parts[2]);
        var page = file.Kind == Community.ConsultationPictures.Recipe ? Community.ConsultationPictures.Page(s, file) : s.Page().Raw(ParagraphKind.Prose, s.Text("document.ready"), Privacy.Personal);
        var message = page.With(file).Build();

        // Asked for on a page, it is looked for there.
        var kept = s.Context.Pages is null || Pages.NeutralChat.Holds(s) ? s : s.Do(new Pages.KeepForPage(s.Context.NewId("page-note"), message));
        return kept.Do(new Say(message, Lane.Reply)).Quiet();
    }
}

/// <summary>Names of the signals that time and jobs send to a conversation.</summary>
public static class SignalKinds
{
    /// <summary>A portion was left unfinished a day ago; the object is the attempt.</summary>
    public const string PortionReminder = "portion-reminder";

    /// <summary>A campaign asks the person to take part; the object is the campaign.</summary>
    public const string CampaignInvite = "campaign-invite";

    /// <summary>A campaign is not finished yet; the object is the campaign.</summary>
    public const string CampaignReminder = "campaign-reminder";

    /// <summary>A document was rendered; the object is its recipe as kind|object|file name.</summary>
    public const string DocumentReady = "document-ready";

    /// <summary>A broadcast's plan is ready, or it got on; the object is the broadcast.</summary>
    public const string Broadcast = "broadcast";

    /// <summary>A file for a broadcast was fetched, or not; the object is broadcast|text of the catalogue.</summary>
    public const string BroadcastFile = "broadcast-file";

    /// <summary>A document could not be rendered; the object is its kind.</summary>
    public const string DocumentFailed = "document-failed";
}
