namespace TeacherBot.Core.Conversations;

/// <summary>Screens of the agenda of a meeting. A family of its own.</summary>
public abstract record AgendaScreen : Screen;

/// <summary>Of which subject the meeting is.</summary>
public sealed record AgendaSubjects : AgendaScreen;

/// <summary>The agenda for a subject, to be read out or copied.</summary>
public sealed record AgendaShown(string Subject) : AgendaScreen;
