using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Somebody a campaign may still invite.</summary>
public sealed record Invitee(string Person, string School);

/// <summary>Campaigns and people's parts in them. Every write names the municipality or the person, so nobody reaches across a border.</summary>
public static class CampaignStore
{
    private static readonly Statement SaveDraft = Statement.Named("SaveCampaign");
    private static readonly Statement DropDraft = Statement.Named("DropCampaign");
    private static readonly Statement OpenDraft = Statement.Named("OpenCampaign");
    private static readonly Statement NudgeUnfinished = Statement.Named("NudgeUnfinished");
    private static readonly Statement CloseOpen = Statement.Named("CloseCampaign");
    private static readonly Statement FindCampaign = Statement.Named("FindCampaign");
    private static readonly Statement RowsOfTown = Statement.Named("CampaignsOfTown");
    private static readonly Statement OpenRows = Statement.Named("OpenCampaigns");
    private static readonly Statement RowsOfAttempt = Statement.Named("CampaignsOfAttempt");
    private static readonly Statement AudienceRows = Statement.Named("AudienceBySchool");
    private static readonly Statement CampaignAudience = Statement.Named("CampaignAudience");
    private static readonly Statement ParticipationBySchool = Statement.Named("ParticipationBySchool");

    public static void Apply(UnitOfWork unit, Person person, DateTimeOffset at, CampaignEffect effect)
    {
        var town = person.Municipality ?? "";
        switch (effect)
        {
            case SaveCampaign save:
                Save(unit, person, save.Campaign, at);
                break;
            case DropCampaign drop:
                unit.Execute(DropDraft, ("id", drop.Campaign), ("municipality", town));
                break;
            case OpenCampaign open:
                if (unit.Execute(OpenDraft, ("id", open.Campaign), ("municipality", town), ("at", at)) == 1)
                {
                    ScheduleStore.AddJob(unit, JobKinds.Campaign, open.Campaign + "|", null, at, at);
                }

                break;
            case CloseCampaign close:
                unit.Execute(CloseOpen, ("id", close.Campaign), ("municipality", town), ("at", at));
                break;
            case NudgeCampaign nudge:
                unit.Execute(NudgeUnfinished, ("campaign", nudge.Campaign), ("municipality", town), ("kind", SignalKinds.CampaignReminder), ("at", at), ("before", at - NudgeCampaign.Pause));
                break;
            default:
                CampaignPartStore.Apply(unit, person.Id, at, effect);
                break;
        }
    }

    public static object? Answer(UnitOfWork unit, Person person, Query query)
    {
        var town = person.Municipality ?? "";
        return query switch
        {
            OpenCampaigns => ImmutableArray.CreateRange(
                unit.Query(OpenRows, CampaignOf, ("municipality", town)).Select(c => new MyCampaign(c, CampaignPartStore.Of(unit, c.Id, person.Id)))),
            CampaignOf one => Find(unit, one.Id) is { } found && found.Municipality == town
                ? new MyCampaign(found, CampaignPartStore.Of(unit, found.Id, person.Id))
                : null,
            CampaignsOfTown => ImmutableArray.CreateRange(OfTown(unit, town)),
            AudienceBySchool audience => ImmutableArray.CreateRange(unit.Query(
                AudienceRows,
                r => new SchoolAudience(r.Text(0), r.Int32(1)),
                ("municipality", town), ("position", audience.Position), ("subject", audience.Subject))),
            ParticipationAt at => Participation(unit, at),
            CampaignsOfAttempt of => ImmutableArray.CreateRange(
                unit.Query(RowsOfAttempt, CampaignOf, ("attempt", of.Attempt), ("person", person.Id))),
            CampaignMessagesAfter after => CampaignPartStore.MessagesAfter(unit, person.Id, after.After),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A campaign for its job; null when it was thrown away.</summary>
    public static Campaign? Find(UnitOfWork unit, string id) => unit.Find(FindCampaign, CampaignOf, ("id", id));

    /// <summary>Campaigns of a municipality, drafts included, newest first; at most 20.</summary>
    public static IReadOnlyList<Campaign> OfTown(UnitOfWork unit, string municipality) => unit.Query(RowsOfTown, CampaignOf, ("municipality", municipality));

    /// <summary>The next people of the audience by id; whether their school is of the cluster is for the caller, who has the catalogue.</summary>
    public static IReadOnlyList<Invitee> NextToInvite(UnitOfWork unit, Campaign campaign, string after, int most) => unit.Query(
        CampaignAudience,
        r => new Invitee(r.Text(0), r.Text(1)),
        ("municipality", campaign.Municipality), ("position", campaign.Position ?? ""), ("subject", campaign.Subject ?? ""),
        ("campaign", campaign.Id), ("after", after), ("most", most));

    /// <summary>Counts by school as of an instant.</summary>
    public static ImmutableArray<SchoolParticipation> Participation(UnitOfWork unit, ParticipationAt at) =>
    [
        .. unit.Query(
            ParticipationBySchool,
            r => new SchoolParticipation(r.Text(0), r.Int32(1), r.Int32(2), r.Int32(3)),
            ("campaign", at.Campaign), ("before", at.Before), ("without", at.Without)),
    ];

    private static void Save(UnitOfWork unit, Person person, Campaign campaign, DateTimeOffset at) => unit.Execute(
        SaveDraft,
        ("id", campaign.Id), ("municipality", person.Municipality ?? ""), ("title", campaign.Title), ("wave", (int?)campaign.Wave),
        ("order", campaign.Order), ("first", DayText(campaign.From)), ("last", DayText(campaign.To)), ("position", campaign.Position),
        ("subject", campaign.Subject), ("cluster", campaign.Cluster), ("instruments", Columns.Of(campaign.Instruments)),
        ("plan", campaign.Plan is { } plan ? Columns.Of(plan) : null), ("person", person.Id), ("at", at));

    private static Campaign CampaignOf(Row row) => new(row.Text(0), row.Text(1))
    {
        Title = row.TextOrNull(2),
        Wave = (Wave?)row.Int32OrNull(3),
        Order = row.TextOrNull(4),
        From = DayOf(row.TextOrNull(5)),
        To = DayOf(row.TextOrNull(6)),
        Position = row.TextOrNull(7),
        Subject = row.TextOrNull(8),
        Cluster = row.TextOrNull(9),
        Instruments = Columns.List(row.Text(10)),
        Plan = row.TextOrNull(11) is { } plan ? Columns.List(plan) : null,
        Status = (CampaignStatus)row.Int32(12),
        OpenedAt = row.InstantOrNull(13),
        ClosedAt = row.InstantOrNull(14),
    };

    private static string? DayText(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? text) => text is null ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
