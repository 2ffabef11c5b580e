using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>One event: its row, counts, codes, and where this person stands in it.</summary>
public sealed record EventOf(string Id) : Query<EventFacts>;

/// <summary>Rows of a municipality that are drafts or ended less than 60 days ago, content events among them once touched; at most 200.</summary>
public sealed record EventRows(string Municipality) : Query<ImmutableArray<EventRow>>;

/// <summary>Events this person is or was in, without cancelled registrations, nearest first; at most 50.</summary>
public sealed record MyRegistrations : Query<ImmutableArray<MyRegistration>>;

/// <summary>An event with the own place in it.</summary>
public sealed record MyRegistration(EventRow Row, RegistrationStatus Status);

/// <summary>Where the bearers of these numbers stand; the numbers are apart by commas, at most 200.</summary>
public sealed record StandingsOf(string Event, string Numbers) : Query<ImmutableArray<NumberedStanding>>;

/// <summary>One event in numbers.</summary>
public sealed record EventReportOf(string Event) : Query<EventReport>;

/// <summary>Published events of a municipality that begin in the span; at most 200.</summary>
public sealed record EventsBetween(string Municipality, DateTimeOffset From, DateTimeOffset To) : Query<ImmutableArray<EventRow>>;

/// <summary>Which event an attendance code, typed or from a link, marks now; null when it is wrong or not open, and after twenty wrong ones a day.</summary>
public sealed record AttendanceCodeOf(string Code) : Query<CodedEvent?>;
