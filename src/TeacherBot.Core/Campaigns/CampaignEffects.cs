using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Campaigns;

/// <summary>Effects on campaigns and on one's own part in them.</summary>
public abstract record CampaignEffect : Effect;

/// <summary>Writes a draft, new or changed; an opened campaign is never changed by it.</summary>
public sealed record SaveCampaign(Campaign Campaign) : CampaignEffect;

/// <summary>Throws a draft away.</summary>
public sealed record DropCampaign(string Campaign) : CampaignEffect;

/// <summary>Opens a draft; a job invites the audience from the first day of the window on.</summary>
public sealed record OpenCampaign(string Campaign) : CampaignEffect;

/// <summary>Closes for good: nobody is reminded any more, explanations open.</summary>
public sealed record CloseCampaign(string Campaign) : CampaignEffect;

/// <summary>
/// Brings the planned reminders forward of those who have not finished and were not written to of it for four days. Whom that concerns
/// nobody learns, nor how many.
/// </summary>
public sealed record NudgeCampaign(string Campaign) : CampaignEffect
{
    /// <summary>Nobody is written to sooner after the last word.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(4);
}

/// <summary>This person was invited; once.</summary>
public sealed record MarkInvited(string Campaign) : CampaignEffect;

/// <summary>This person was reminded.</summary>
/// <param name="Number">1 or 2.</param>
public sealed record MarkReminded(string Campaign, int Number) : CampaignEffect;

/// <summary>«Больше не напоминать» of one campaign.</summary>
public sealed record MuteCampaign(string Campaign) : CampaignEffect;

/// <summary>An attempt of this person belongs to the campaign from now on.</summary>
public sealed record BeginInCampaign(string Campaign, string Attempt, string Instrument) : CampaignEffect;

/// <summary>An attempt that belongs to the campaign was completed inside its window.</summary>
/// <param name="Whole">Nothing of the campaign is left for this person.</param>
public sealed record FinishInCampaign(string Campaign, string Attempt, string Instrument, bool Whole) : CampaignEffect;
