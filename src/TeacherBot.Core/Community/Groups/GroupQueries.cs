using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>Who is in a group, for its leaders: how many, and those who agreed to be named to leaders of their groups.</summary>
/// <param name="Named">At most 100 names.</param>
public sealed record GroupPeople(int Count, ImmutableArray<string> Named, ImmutableArray<GroupAsker> Askers)
{
    public static readonly GroupPeople None = new(0, [], []);
}

/// <summary>Somebody who waits to be let in.</summary>
/// <param name="Id">Of the request, not of the person.</param>
/// <param name="Name">Null when they did not agree to be named.</param>
public sealed record GroupAsker(string Id, string? Name, ImmutableArray<string> Subjects);

/// <summary>What was met about. Everybody in the group reads it.</summary>
/// <param name="Link">To the minutes; null without one.</param>
/// <param name="Decisions">Empty when none were written.</param>
public sealed record GroupMeeting(string Id, DateOnly Day, string Topic, string? Link, string Decisions)
{
    /// <summary>UTF-16 units of all that is typed.</summary>
    public const int Longest = 1000;
}

/// <summary>An announcement of a group.</summary>
/// <param name="SentAt">Null while it is a draft of its author.</param>
public sealed record GroupNews(string Id, string Group, string Text, DateTimeOffset? SentAt)
{
    public const int Longest = 1000;
}

/// <summary>Where a code leads.</summary>
/// <param name="ToLead">It makes a leader; otherwise it lets in.</param>
public sealed record GroupTicket(string Group, string Municipality, bool ToLead);

/// <summary>Groups of the person's own municipality that work, and those being written by the person; at most 150.</summary>
public sealed record GroupsOfTown : Query<ImmutableArray<TeacherGroup>>;

/// <summary>Who is in a group; nobody for who does not lead it.</summary>
/// <param name="Places">As <see cref="TeacherGroup.Places"/> has them.</param>
public sealed record GroupPeopleOf(string Group, string Places) : Query<GroupPeople>;

/// <summary>Meetings of a group, the newest first; at most ten.</summary>
public sealed record GroupMeetingsOf(string Group) : Query<ImmutableArray<GroupMeeting>>;

/// <summary>An announcement; null when it is somebody else's draft or of another municipality.</summary>
public sealed record GroupNewsOf(string News) : Query<GroupNews?>;

/// <summary>Null when the code leads nowhere any more.</summary>
public sealed record GroupCodeOf(string Code) : Query<GroupTicket?>;
