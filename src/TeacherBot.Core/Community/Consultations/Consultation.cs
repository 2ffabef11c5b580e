using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>Where a consultation stands; the numbers are stored.</summary>
public enum ConsultationStatus
{
    /// <summary>Written and not yet sent: only the asker sees it.</summary>
    Draft = 0,

    /// <summary>In the queue: whoever may answer sees it and may take it.</summary>
    Waiting = 1,

    /// <summary>Taken by one who answers.</summary>
    Claimed = 2,

    Closed = 3,
}

/// <summary>What this person is to a consultation.</summary>
public enum ConsultationParty
{
    Outsider = 0,
    Asker = 1,
    Answerer = 2,
}

/// <summary>One thing said in a consultation.</summary>
/// <param name="Number">From 1, in the order of saying.</param>
public sealed record ConsultationWord(int Number, bool IsOfAsker, string Text)
{
    /// <summary>«jpg» or «png» when a photograph came with it and is kept, which is a little later than the word; otherwise null.</summary>
    public string? Picture { get; init; }
}

/// <summary>A teacher's question and the dialogue that follows, as this person may see it. Nobody's id is in it.</summary>
/// <param name="Area">Null when the question is about no one area.</param>
public sealed record Consultation(string Id, string Municipality, string Subject, string? Area, ConsultationStatus Status)
{
    /// <summary>UTF-16 units of one word: with its heading it fits one message of any channel.</summary>
    public const int LongestWord = 3000;

    public ConsultationParty Party { get; init; }

    /// <summary>The asker wants to be seen by name and school; otherwise <see cref="Asker"/> and <see cref="School"/> are null.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Name of the asker for the one who answers; null when not wanted or not given.</summary>
    public string? Asker { get; init; }

    /// <summary>Id of the asker's school, for the one who answers; null when not wanted.</summary>
    public string? School { get; init; }

    /// <summary>It was written to one's own mentor, not into the queue.</summary>
    public bool IsToMentor { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Work of the one who answered; null until told.</summary>
    public int? Minutes { get; init; }

    /// <summary>1 to 5 by the asker; null until given, and always for the other side.</summary>
    public int? Mark { get; init; }

    /// <summary>The oldest first; the newest 20 at most. None once the asker was erased.</summary>
    public ImmutableArray<ConsultationWord> Words { get; init; } = [];

    public bool IsOpen => Status is ConsultationStatus.Waiting or ConsultationStatus.Claimed;

    internal Consultation Said(string text) => this with
    {
        Words = Words.Add(new(Words.IsEmpty ? 1 : Words[^1].Number + 1, Party == ConsultationParty.Asker, text)),
    };
}

/// <summary>A line of a list.</summary>
/// <param name="Begins">The first question, whole.</param>
/// <param name="IsAnswered">The last word is not the asker's.</param>
public sealed record ConsultationLine(string Id, string Subject, string? Area, ConsultationStatus Status, string Begins, bool IsAnswered);

/// <summary>One consultation; null when there is none, or it is none of this person's business: a waiting one is shown to others, a claimed one to its two.</summary>
public sealed record ConsultationOf(string Id) : Query<Consultation?>;

/// <summary>What this person asked, newest first; at most 20. Drafts are not among them.</summary>
public sealed record MyConsultations : Query<ImmutableArray<ConsultationLine>>;

/// <summary>Waiting questions of others in a municipality, the oldest first, after those this person has taken; at most 20 of each.</summary>
public sealed record ConsultationsToAnswer(string Municipality) : Query<ImmutableArray<ConsultationLine>>;

/// <summary>Somebody else who answers questions in the municipality.</summary>
/// <param name="Key">Of this person for this consultation only.</param>
/// <param name="IsMethodist">Otherwise a mentor.</param>
public sealed record Colleague(string Key, bool IsMethodist, ImmutableArray<string> Subjects)
{
    /// <summary>Null unless the person agreed to be named as a mentor.</summary>
    public string? Name { get; init; }
}

/// <summary>Whom a question this person has taken can be handed on to, who teach its subject first; at most 20. None when it is not theirs.</summary>
public sealed record ColleaguesFor(string Consultation) : Query<ImmutableArray<Colleague>>;

/// <summary>How many people teach a subject in a municipality.</summary>
public sealed record TeachersOf(string Municipality, string Subject) : Query<int>;

/// <summary>A thing done to a consultation. The store checks again that the person is whom it takes.</summary>
public abstract record ConsultationEffect(string Id) : Effect;

/// <summary>Keeps a question that is not sent yet; an older draft of the same person goes.</summary>
/// <param name="Mentoring">Id of the asker's pair whose mentor it goes to, while they work together; null for the queue.</param>
public sealed record DraftConsultation(string Id, string Municipality, string Subject, string? Area, string Text, string? Mentoring = null) : ConsultationEffect(Id);

/// <summary>Subject and name of a draft.</summary>
public sealed record SetConsultation(string Id, string Subject, bool IsNamed) : ConsultationEffect(Id);

/// <summary>Puts a draft into the queue; whoever may answer is told.</summary>
public sealed record SendConsultation(string Id) : ConsultationEffect(Id);

/// <summary>A draft or a question nobody has taken is taken back and gone.</summary>
public sealed record DropConsultation(string Id) : ConsultationEffect(Id);

/// <summary>Takes a waiting question. Somebody was quicker means: decide again.</summary>
public sealed record ClaimConsultation(string Id) : ConsultationEffect(Id);

/// <summary>Gives a taken question back to the queue; whoever may answer is told again.</summary>
public sealed record ReleaseConsultation(string Id) : ConsultationEffect(Id);

/// <summary>Hands a taken question on to another one who answers, by the key of <see cref="ColleaguesFor"/>; that one is told, and may give it back to the queue. Gone meanwhile: decide again.</summary>
public sealed record TransferConsultation(string Id, string Colleague) : ConsultationEffect(Id);

/// <summary>A word of either side; the other one is told.</summary>
public sealed record SayInConsultation(string Id, string Text) : ConsultationEffect(Id);

/// <summary>A photograph to this person's newest word: a job fetches it, takes out what it tells besides the picture, and the other side gets it.</summary>
public sealed record SendPicture(string Id, SentFile File) : ConsultationEffect(Id);

/// <summary>Ends it, by either side; the other one is told.</summary>
public sealed record CloseConsultation(string Id) : ConsultationEffect(Id);

/// <summary>How long answering took, 1 to 600 minutes.</summary>
public sealed record TimeConsultation(string Id, int Minutes) : ConsultationEffect(Id);

/// <summary>1 to 5 by the asker.</summary>
public sealed record MarkConsultation(string Id, int Mark) : ConsultationEffect(Id);
