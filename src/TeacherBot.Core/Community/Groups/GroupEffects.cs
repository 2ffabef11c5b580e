using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>A thing done about a group. The store checks again that the person is whom it takes.</summary>
/// <param name="Id">Of the group.</param>
public abstract record GroupEffect(string Id) : Effect;

/// <summary>Writes a group, a new one or a changed one; who writes a new one leads it.</summary>
public sealed record SaveGroup(TeacherGroup Group) : GroupEffect(Group.Id);

/// <summary>Ends it, by a leader.</summary>
public sealed record CloseGroup(string Id) : GroupEffect(Id);

/// <summary>Asks to be let in; leaders are told.</summary>
/// <param name="Member">Id of the request.</param>
public sealed record AskIntoGroup(string Id, string Member) : GroupEffect(Id);

/// <summary>Comes in by the group's code.</summary>
public sealed record EnterGroup(string Id, string Member, string Code) : GroupEffect(Id);

/// <summary>Leaves, or takes the request back. Out of a rule one stays out until one returns.</summary>
/// <param name="Member">Id of the row that says so.</param>
public sealed record LeaveGroup(string Id, string Member, bool ByRule) : GroupEffect(Id);

/// <summary>Back into what the rule takes one into.</summary>
public sealed record ReturnToGroup(string Id) : GroupEffect(Id);

/// <summary>A leader lets in or not; the one who asked is told.</summary>
public sealed record AnswerGroupAsker(string Id, string Member, bool Agrees) : GroupEffect(Id);

/// <summary>A code for one more leader, for a week.</summary>
public sealed record MakeLeaderCode(string Id, string Code) : GroupEffect(Id)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);
}

/// <summary>Becomes a leader by a code, which is gone then.</summary>
public sealed record LeadByCode(string Id, string Code) : GroupEffect(Id);

/// <summary>A coordinator takes over a group nobody leads.</summary>
public sealed record TakeOverGroup(string Id) : GroupEffect(Id);

/// <summary>Leads no more; coordinators are told when nobody is left.</summary>
public sealed record StopLeading(string Id) : GroupEffect(Id);

/// <summary>A leader writes a meeting down.</summary>
public sealed record NoteMeeting(string Id, GroupMeeting Meeting) : GroupEffect(Id);

/// <summary>A leader takes a meeting out again.</summary>
public sealed record DropMeeting(string Id, string Meeting) : GroupEffect(Id);

/// <summary>Keeps an announcement that is not sent yet.</summary>
public sealed record DraftNews(string Id, string News, string Text) : GroupEffect(Id);

/// <summary>Sends it to those in the group who agreed to news, each in their hours.</summary>
/// <param name="Places">As <see cref="TeacherGroup.Places"/> has them.</param>
public sealed record SendNews(string Id, string News, string Places) : GroupEffect(Id);

/// <summary>Throws a draft away.</summary>
public sealed record DropNews(string Id, string News) : GroupEffect(Id);

/// <summary>This person was told: one of the two unasked messages of the week.</summary>
public sealed record HearNews(string Id) : GroupEffect(Id);
