using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Campaigns;

/// <summary>Campaigns of the municipality, for those who run them and for heads.</summary>
public sealed record CampaignList : Screen;

/// <summary>One part of a draft being asked, or the draft as a whole when <see cref="Field"/> is empty. The draft itself is a row.</summary>
public sealed record CampaignDraft(string Campaign, string Field) : Screen;

/// <summary>Participation in an opened campaign; <see cref="Closing"/> asks whether to close it.</summary>
public sealed record CampaignProgress(string Campaign, bool Closing) : Screen;

/// <summary>What a campaign asks of a teacher, before anything is begun.</summary>
public sealed record CampaignOffer(string Campaign) : Screen;
