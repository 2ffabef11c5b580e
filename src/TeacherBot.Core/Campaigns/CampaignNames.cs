namespace TeacherBot.Core.Campaigns;

/// <summary>Unique names of what campaigns plan for later.</summary>
public static class CampaignNames
{
    /// <summary>One planned signal of a campaign for a person at a time: an invitation, or the next reminder.</summary>
    public static string Signal(string campaign, string person) => $"campaign/{campaign}/{person}";
}
