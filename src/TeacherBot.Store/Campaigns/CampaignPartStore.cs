using System.Diagnostics;
using TeacherBot.Core.Campaigns;

namespace TeacherBot.Store;

/// <summary>A campaign in the export of a person it asked.</summary>
public sealed record KeptCampaignPart(
    string Title, DateTimeOffset? InvitedAt, DateTimeOffset? BeganAt, DateTimeOffset? FinishedAt, bool Muted);

/// <summary>What single people have to do with campaigns: read for that person only, counted for reports.</summary>
public static class CampaignPartStore
{
    private static readonly Statement PartRow = Statement.Named("CampaignPart");
    private static readonly Statement CampaignAttempts = Statement.Named("CampaignAttempts");
    private static readonly Statement CampaignCountsUnasked = Statement.Named("CampaignCountsUnasked");
    private static readonly Statement CampaignMessagesAfter = Statement.Named("CampaignMessagesAfter");
    private static readonly Statement MarkInvitedRow = Statement.Named("MarkInvited");
    private static readonly Statement MarkFirstReminder = Statement.Named("MarkFirstReminder");
    private static readonly Statement MarkSecondReminder = Statement.Named("MarkSecondReminder");
    private static readonly Statement MuteCampaignRow = Statement.Named("MuteCampaign");
    private static readonly Statement BeginCampaignPart = Statement.Named("BeginCampaignPart");
    private static readonly Statement LinkCampaignAttempt = Statement.Named("LinkCampaignAttempt");
    private static readonly Statement FinishCampaignAttempt = Statement.Named("FinishCampaignAttempt");
    private static readonly Statement FinishCampaignPart = Statement.Named("FinishCampaignPart");
    private static readonly Statement ExportCampaignParts = Statement.Named("ExportCampaignParts");

    public static void Apply(UnitOfWork unit, string person, DateTimeOffset at, CampaignEffect effect)
    {
        switch (effect)
        {
            case MarkInvited invited:
                Mark(unit, MarkInvitedRow, invited.Campaign, person, at);
                unit.Execute(CampaignCountsUnasked, ("person", person), ("at", at));
                break;
            case MarkReminded reminded:
                Mark(unit, reminded.Number == 1 ? MarkFirstReminder : MarkSecondReminder, reminded.Campaign, person, at);
                unit.Execute(CampaignCountsUnasked, ("person", person), ("at", at));
                break;
            case MuteCampaign mute:
                unit.Execute(MuteCampaignRow, ("campaign", mute.Campaign), ("person", person));
                break;
            case BeginInCampaign begin:
                Begin(unit, begin.Campaign, begin.Attempt, person, at);
                break;
            case FinishInCampaign finish:
                Begin(unit, finish.Campaign, finish.Attempt, person, at);
                unit.Execute(FinishCampaignAttempt, ("campaign", finish.Campaign), ("attempt", finish.Attempt), ("person", person), ("at", at));
                if (finish.Whole)
                {
                    Mark(unit, FinishCampaignPart, finish.Campaign, person, at);
                }

                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A person's part in a campaign; <see cref="CampaignPart.None"/> when there is none.</summary>
    public static CampaignPart Of(UnitOfWork unit, string campaign, string person)
    {
        var part = unit.Find(
            PartRow,
            r => new CampaignPart { InvitedAt = r.InstantOrNull(0), Reminders = r.Int32(1), Muted = r.Bool(2), FinishedAt = r.InstantOrNull(3) },
            ("campaign", campaign), ("person", person));
        if (part is null)
        {
            return CampaignPart.None;
        }

        var attempts = unit.Query(CampaignAttempts, r => (Attempt: r.Text(0), Instrument: r.Text(1), Done: r.Bool(2)), ("campaign", campaign), ("person", person));
        return part with { Begun = [.. attempts.Select(a => a.Attempt)], Done = [.. attempts.Where(a => a.Done).Select(a => a.Instrument)] };
    }

    /// <summary>Unasked messages of all senders to a person after an instant.</summary>
    public static int MessagesAfter(UnitOfWork unit, string person, DateTimeOffset after) =>
        (int)unit.Scalar(CampaignMessagesAfter, ("person", person), ("after", after));

    /// <summary>For the person's own export.</summary>
    public static IReadOnlyList<KeptCampaignPart> Kept(UnitOfWork unit, string person) => unit.Query(
        ExportCampaignParts,
        r => new KeptCampaignPart(r.Text(0), r.InstantOrNull(1), r.InstantOrNull(2), r.InstantOrNull(3), r.Bool(4)),
        ("person", person));

    private static void Begin(UnitOfWork unit, string campaign, string attempt, string person, DateTimeOffset at)
    {
        Mark(unit, BeginCampaignPart, campaign, person, at);
        unit.Execute(LinkCampaignAttempt, ("campaign", campaign), ("attempt", attempt), ("person", person));
    }

    private static void Mark(UnitOfWork unit, Statement statement, string campaign, string person, DateTimeOffset at) =>
        unit.Execute(statement, ("campaign", campaign), ("person", person), ("at", at));
}
