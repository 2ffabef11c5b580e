namespace TeacherBot.Core.Conversations;

/// <summary>Screens of requests for support. A family of its own.</summary>
public abstract record RequestScreen : Screen;

/// <summary>«Мои запросы», and what can be asked for.</summary>
public sealed record RequestHome : RequestScreen;

/// <summary>A request is written.</summary>
/// <param name="Field">What is asked now; empty for the first thing missing, and then the whole.</param>
public sealed record RequestDraft(string Request, string Field) : RequestScreen;

/// <summary>One request, by either side.</summary>
public sealed record RequestView(string Request) : RequestScreen;

/// <summary>Requests to be decided.</summary>
/// <param name="Kind">Null for all of them.</param>
public sealed record RequestQueue(Community.RequestKind? Kind) : RequestScreen;

/// <summary>The day of a visit, or the reason why not, is typed.</summary>
public sealed record RequestDeciding(string Request, bool Accepts) : RequestScreen;

/// <summary>The record of a visit is written.</summary>
/// <param name="Field">What is asked now; empty for the first thing missing, and then the whole.</param>
public sealed record RequestRecording(string Request, string Field) : RequestScreen;

/// <summary>The school's remark to the record is typed.</summary>
public sealed record RequestRemarking(string Request) : RequestScreen;
