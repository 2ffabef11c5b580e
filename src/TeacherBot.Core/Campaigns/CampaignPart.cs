using System.Collections.Immutable;

namespace TeacherBot.Core.Campaigns;

/// <summary>What one person has to do with one campaign. Seen by that person only; reports count rows.</summary>
public sealed record CampaignPart
{
    /// <summary>A person who was neither invited nor began anything.</summary>
    public static readonly CampaignPart None = new();

    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>Reminders said so far, at most <see cref="CampaignSignals.MostReminders"/>.</summary>
    public int Reminders { get; init; }

    /// <summary>«Больше не напоминать» was pressed.</summary>
    public bool Muted { get; init; }

    /// <summary>Every questionnaire of the campaign that is meant for the person is completed.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Ids of the attempts that belong to the campaign.</summary>
    public ImmutableArray<string> Begun { get; init; } = [];

    /// <summary>Ids of the questionnaires completed in it.</summary>
    public ImmutableArray<string> Done { get; init; } = [];
}

/// <summary>A campaign with one person's part in it.</summary>
public sealed record MyCampaign(Campaign Campaign, CampaignPart Part);

/// <summary>People of one school: who could be asked.</summary>
public sealed record SchoolAudience(string School, int People);

/// <summary>Participation in one school, as counts of people. Nothing about results.</summary>
/// <param name="Invited">Invited, or began without an invitation.</param>
public sealed record SchoolParticipation(string School, int Invited, int Began, int Finished);
