namespace TeacherBot.Core.Conversations;

/// <summary>Screens about events: one line of the routing for all of them.</summary>
public abstract record EventScreen : Screen;

/// <summary>Events to come.</summary>
public sealed record EventList : EventScreen;

/// <summary>One event.</summary>
public sealed record EventView(string Event) : EventScreen;

/// <summary>«Хочу на этот курс, передайте школе», to be agreed to.</summary>
public sealed record WishingCourse(string Event) : EventScreen;

/// <summary>«Мои мероприятия».</summary>
public sealed record MyEvents : EventScreen;

/// <summary>Somebody without a profile agrees to be kept for one event.</summary>
/// <param name="Code">Attendance code that brought the person here; empty for registering.</param>
public sealed record AgreeingToEvent(string Event, string Code) : EventScreen;

/// <summary>«Что примените?» after the mark was given.</summary>
public sealed record Applying(string Event) : EventScreen;

/// <summary>Events a methodist or coordinator runs.</summary>
public sealed record EventDesk : EventScreen;

/// <summary>One event as who runs it sees it; a draft is a row, only its id is here.</summary>
public sealed record EventCard(string Event) : EventScreen;

/// <summary>«Отметить по списку»: numbers of a paper list are to be typed.</summary>
public sealed record PaperListEntry(string Event) : EventScreen;

/// <summary>One event in numbers.</summary>
public sealed record EventReportView(string Event) : EventScreen;

/// <summary>«Нормы года».</summary>
public sealed record EventYear : EventScreen;

/// <summary>One field of an event being entered; <see cref="Field"/> is a name of the desk's fields.</summary>
public sealed record EventField(string Event, string Field) : EventScreen;
