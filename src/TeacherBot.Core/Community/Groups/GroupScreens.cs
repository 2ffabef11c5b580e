namespace TeacherBot.Core.Conversations;

/// <summary>Screens about groups. A family of its own.</summary>
public abstract record GroupScreen : Screen;

/// <summary>Own groups, and what can be begun.</summary>
public sealed record GroupHome : GroupScreen;

/// <summary>Groups one is not in.</summary>
public sealed record GroupFinding : GroupScreen;

/// <summary>One group, by whoever may see it.</summary>
/// <param name="Code">The code one came by; null otherwise.</param>
public sealed record GroupView(string Group, string? Code = null) : GroupScreen;

/// <summary>The consent to be named to leaders, read before it is given.</summary>
public sealed record GroupNaming : GroupScreen;

/// <summary>A group being written, or its title changed.</summary>
public sealed record GroupForm(string Group) : GroupScreen;

/// <summary>One part of the form is chosen.</summary>
/// <param name="Part">kind, subject, cluster or position.</param>
public sealed record GroupChoice(string Group, string Part) : GroupScreen;

/// <summary>Who is in it and who asks, for leaders.</summary>
public sealed record GroupPeopleView(string Group) : GroupScreen;

/// <summary>A code for one more leader, shown once.</summary>
public sealed record GroupLeaderCode(string Group, string Code) : GroupScreen;

/// <summary>Whether to close it.</summary>
public sealed record GroupClosing(string Group) : GroupScreen;

/// <summary>Meetings and their minutes.</summary>
public sealed record GroupMeetings(string Group) : GroupScreen;

/// <summary>A meeting is to be typed.</summary>
public sealed record GroupMeetingWriting(string Group) : GroupScreen;

/// <summary>An announcement is to be typed.</summary>
public sealed record GroupNewsWriting(string Group) : GroupScreen;

/// <summary>An announcement as it will be sent.</summary>
public sealed record GroupNewsView(string Group, string News) : GroupScreen;
