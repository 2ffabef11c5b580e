namespace TeacherBot.Core.Conversations;

/// <summary>Screens of the office's registers. A family of its own.</summary>
public abstract record RegisterScreen : Screen;

/// <summary>Which register.</summary>
public sealed record RegisterHome : RegisterScreen;

/// <summary>Entries of one, a page of them.</summary>
public sealed record RegisterListing(string Register, int Page = 0) : RegisterScreen;

/// <summary>One entry.</summary>
/// <param name="Removing">It is asked whether to take it out.</param>
public sealed record RegisterEntryView(string Register, string Entry, bool Removing = false) : RegisterScreen;

/// <summary>By which roles and when an entry was changed.</summary>
public sealed record RegisterHistoryView(string Register, string Entry) : RegisterScreen;

/// <summary>Which field is to be changed.</summary>
public sealed record RegisterFieldChoosing(string Register, string Entry) : RegisterScreen;

/// <summary>A value is to be typed or chosen.</summary>
/// <param name="Entry">Null while nothing of a new one was said.</param>
/// <param name="Alone">Only this field is changed; otherwise the next one follows.</param>
public sealed record RegisterEntering(string Register, string? Entry, string Field, bool Alone) : RegisterScreen;

/// <summary>A head's word beside the mark that it is done.</summary>
public sealed record RegisterMarking(string Register, string Entry) : RegisterScreen;
