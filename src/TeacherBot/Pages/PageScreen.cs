using TeacherBot.Core.Deliveries;

namespace TeacherBot.Pages;

/// <summary>What a page shows of a conversation.</summary>
/// <param name="Messages">What stays was said before the screen, which is last.</param>
/// <param name="Guard">Proves that a form came from a page of this session.</param>
/// <param name="Key">A step is taken once, however often its form is sent.</param>
/// <param name="TokenOf">What a button sends.</param>
public sealed record PageScreen(IReadOnlyList<Message> Messages, string? Note, string Guard, string Key, Func<Choice, string> TokenOf)
{
    /// <summary>There is a board for the person.</summary>
    public bool HasBoard { get; init; }
}
