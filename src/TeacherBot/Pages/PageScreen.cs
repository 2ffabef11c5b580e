using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Pages;

/// <summary>What a page shows of a conversation.</summary>
/// <param name="Messages">What stays was said before the screen, which is last.</param>
/// <param name="Guard">Proves that a form came from a page of this session.</param>
/// <param name="Key">A step is taken once, however often its form is sent.</param>
/// <param name="TokenOf">What a button sends.</param>
public sealed record PageScreen(IReadOnlyList<Message> Messages, string? Note, string Guard, string Key, Func<Choice, string> TokenOf)
{
    /// <summary>What came of late, newest first.</summary>
    public IReadOnlyList<PageNote> Notes { get; init; } = [];

    /// <summary>By which the person knows our notices; null where no chat of theirs is neutral.</summary>
    public string? Word { get; init; }

    /// <summary>An instant as a day of the person's calendar.</summary>
    public Func<DateTimeOffset, string> DayOf { get; init; } = static at => at.ToString("d", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>There is a board for the person.</summary>
    public bool HasBoard { get; init; }
}
