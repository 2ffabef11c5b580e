using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Campaigns;

/// <summary>Open campaigns of the person's municipality with the person's part in each, the one that ends soonest first; at most 20.</summary>
public sealed record OpenCampaigns : Query<ImmutableArray<MyCampaign>>;

/// <summary>One campaign of the person's municipality, whatever its status; null when there is none.</summary>
public sealed record CampaignOf(string Id) : Query<MyCampaign?>;

/// <summary>Campaigns of the person's municipality, drafts included, newest first; at most 20.</summary>
public sealed record CampaignsOfTown : Query<ImmutableArray<Campaign>>;

/// <summary>People of the person's municipality who joined, by school; empty texts mean all.</summary>
public sealed record AudienceBySchool(string Position, string Subject) : Query<ImmutableArray<SchoolAudience>>;

/// <summary>Participation in a campaign by school as it was at an instant.</summary>
/// <param name="Without">Id of a person who is not counted: the one who looks; empty for nobody.</param>
public sealed record ParticipationAt(string Campaign, DateTimeOffset Before, string Without) : Query<ImmutableArray<SchoolParticipation>>;

/// <summary>Campaigns an attempt of this person belongs to.</summary>
public sealed record CampaignsOfAttempt(string Attempt) : Query<ImmutableArray<Campaign>>;

/// <summary>How many unasked messages of all senders the person got after an instant.</summary>
public sealed record CampaignMessagesAfter(DateTimeOffset After) : Query<int>;
