using TeacherBot.Core.Community;

namespace TeacherBot.Core.Conversations;

/// <summary>Screens of practices. A family of its own.</summary>
public abstract record PracticeScreen : Screen;

/// <summary>«Мои практики».</summary>
public sealed record PracticeList : PracticeScreen;

/// <summary>Published practices of colleagues.</summary>
/// <param name="Page">From 0.</param>
public sealed record PracticeCatalogue(int Page) : PracticeScreen;

/// <summary>Practices that wait for a methodist.</summary>
public sealed record PracticeQueue : PracticeScreen;

/// <summary>One practice, by its author, a methodist or a reader.</summary>
public sealed record PracticeView(string Practice) : PracticeScreen;

/// <summary>One field of a card is typed or chosen.</summary>
/// <param name="Practice">Null until the title is typed.</param>
/// <param name="IsFirst">On the way through all fields; otherwise back to the card.</param>
public sealed record PracticeWriting(string? Practice, PracticeField Field, bool IsFirst) : PracticeScreen
{
    /// <summary>Kind of the areas shown; null for those of the subject.</summary>
    public string? Type { get; init; }
}

/// <summary>A consent on its own screen: to publication, or to the name and school.</summary>
public sealed record PracticeAgreeing(string Practice, bool IsOfName) : PracticeScreen;

/// <summary>A methodist types what is to be changed.</summary>
public sealed record PracticeReturning(string Practice) : PracticeScreen;
