using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Deliveries;

/// <summary>What to say, independent of the channel: it becomes a keyboard, numbered answers or a terminal screen.</summary>
/// <param name="Rows">Choices in rows; a channel without buttons numbers them in reading order.</param>
/// <param name="Privacy">Personal as soon as one part says something about a person; a neutral channel refuses it.</param>
public sealed record Message(ImmutableArray<Paragraph> Paragraphs, ImmutableArray<ImmutableArray<Choice>> Rows, Privacy Privacy)
{
    public IEnumerable<Choice> Choices => Rows.SelectMany(r => r);

    /// <summary>Something is to be typed; a channel that numbers its choices must not take a typed number for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ExpectsText { get; init; }

    /// <summary>The portion whose items a letter shows together, answered by their numbers however old the letter is; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Sheet { get; init; }

    /// <summary>What the message belongs to besides the current screen: its letters stand together and their answers find back; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public MessageThread? Thread { get; init; }

    /// <summary>Bars for a page; what they say stands in the text as well. Null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Chart? Chart { get; init; }

    /// <summary>Recipe of a document that goes with the message; null for none.</summary>
    public DocumentRecipe? Document { get; init; }

    /// <summary>A picture the text speaks of, to be seen above it; null for none.</summary>
    public Picture? Picture { get; init; }
}

/// <summary>A run of messages about one thing. The subject says nothing about anybody.</summary>
public sealed record MessageThread(string Name, string Subject);

/// <summary>A published PNG by the hash of its bytes, and the same in words.</summary>
public sealed record Picture(string Hash, string Alt);

/// <summary>How a paragraph is set; the text itself carries no mark-up.</summary>
public enum ParagraphKind
{
    Prose = 0,
    Heading = 1,
    Passage = 2,
    Small = 3,
    Bullet = 4,
}

/// <summary>One block of text. Long passages may be collapsed by the channel.</summary>
public sealed record Paragraph(ParagraphKind Kind, string Text);

/// <summary>What pressing a choice means.</summary>
public enum ChoiceKind
{
    /// <summary>A button of this screen at this version; stale when either has changed.</summary>
    Screen = 0,

    /// <summary>An action on an object, valid whatever the state until it expires.</summary>
    Action = 1,

    /// <summary>An outside address.</summary>
    Link = 2,
}

/// <summary>One thing a person may choose. <see cref="Key"/> is ASCII of at most 36 characters, or the address of a link.</summary>
public sealed record Choice(string Key, string Label)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ChoiceKind Kind { get; init; }

    /// <summary>The choice already made; shown by a sign and not by colour alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Chosen { get; init; }
}

/// <summary>How to make a document, never the document itself: rendered once by a job, kept by hash, encrypted.</summary>
/// <param name="Kind">profile, certificate, export or calendar.</param>
/// <param name="Object">Attempt, person or event the document is about.</param>
public sealed record DocumentRecipe(string Kind, string Object, string FileName);

/// <summary>Which queue a message waits in: a reply is never behind a reminder, a reminder never behind bulk.</summary>
public enum Lane
{
    Reply = 0,
    Reminder = 1,
    Bulk = 2,
}
