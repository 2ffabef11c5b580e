namespace TeacherBot.Core.Conversations;

/// <summary>Screens of frequent questions. A family of its own.</summary>
public abstract record FaqScreen : Screen;

/// <summary>Frequent questions: of the person's subjects first.</summary>
/// <param name="Page">From 0.</param>
public sealed record FaqQuestions(int Page) : FaqScreen;

/// <summary>One question with its answer.</summary>
public sealed record FaqView(string Entry) : FaqScreen;

/// <summary>A methodist writes an entry after a consultation: first the question, then the answer.</summary>
/// <param name="Question">Null until it is typed.</param>
public sealed record FaqWriting(string Consultation, string? Question) : FaqScreen;
