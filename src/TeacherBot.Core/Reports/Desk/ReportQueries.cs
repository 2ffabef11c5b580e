using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Reports;

/// <summary>The snapshot of a campaign of the person's municipality; null while there is none.</summary>
public sealed record SnapshotOf(string Campaign) : Query<NamedSnapshot?>;

/// <summary>How the items of a campaign of the person's municipality worked; null while nobody looked.</summary>
public sealed record QualityOf(string Campaign) : Query<QualitySheet?>;

/// <summary>Recommendations confirmed for a campaign of the person's municipality, in the order they were.</summary>
public sealed record RecommendationsOf(string Campaign) : Query<ImmutableArray<Recommendation>>;

/// <summary>Confirms a recommendation; the same one again changes nothing.</summary>
public sealed record AddRecommendation(string Campaign, Recommendation Recommendation) : Effect;

/// <summary>Takes one back.</summary>
public sealed record DropRecommendation(string Campaign, Recommendation Recommendation) : Effect;

/// <summary>What the audit log calls the last report this person asked for; null when there is none.</summary>
public sealed record LastReport : Query<string?>;

/// <summary>Titles of the campaigns in whose frozen figures the person is counted, the newest first.</summary>
public sealed record MySnapshots : Query<ImmutableArray<CountedIn>>;

/// <summary>Frozen figures that count a person.</summary>
/// <param name="Title">Of the campaign.</param>
public sealed record CountedIn(string Title, DateTimeOffset FrozenAt);

/// <summary>Written to the audit log: who asked for what and got it, or did not.</summary>
public sealed record NoteAccess(string Action) : Effect;
