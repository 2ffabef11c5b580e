using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Routes;

namespace TeacherBot.Core.Community;

/// <summary>Where the work of a teacher and a mentor stands; the numbers are stored.</summary>
public enum MentorPairStatus
{
    /// <summary>The teacher asked, the mentor has not answered.</summary>
    Asked = 0,

    Active = 1,

    Declined = 2,

    /// <summary>Ended by either, or taken back before an answer.</summary>
    Ended = 3,

    /// <summary>No answer in time.</summary>
    Expired = 4,
}

/// <summary>What a teacher has opened to a mentor; the numbers are stored.</summary>
[Flags]
public enum Opened
{
    None = 0,

    /// <summary>The name, if given, and the school.</summary>
    Name = 1,

    Route = 2,

    /// <summary>Levels of the areas, never a response.</summary>
    Results = 4,
}

/// <summary>A line of the mentor's diary. Both read it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Minutes">1 to 600.</param>
public sealed record MentorNote(int Number, DateTimeOffset At, int Minutes, string Text);

/// <summary>A teacher and a mentor, as this one of the two may see it. Nobody's id is in it.</summary>
/// <param name="Area">Null when it is about the subject as a whole.</param>
/// <param name="IsMentor">The person is the mentor; otherwise the teacher.</param>
public sealed record MentorPair(string Id, string Municipality, string Subject, string? Area, MentorPairStatus Status, bool IsMentor)
{
    /// <summary>Kind of the consent to open one's records to a mentor. It ends with the last pair in which anything is opened.</summary>
    public const string Consent = "mentor";

    /// <summary>UTF-16 units of a line of the diary.</summary>
    public const int LongestNote = 600;

    /// <summary>Open pairs of one teacher.</summary>
    public const int MostOfTeacher = 3;

    public Opened Opened { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>The other one's name; null when not opened or not given.</summary>
    public string? Name { get; init; }

    /// <summary>Id of the other one's school; null when not opened.</summary>
    public string? School { get; init; }

    /// <summary>The route the mentor agreed to; null while none.</summary>
    public string? AgreedRoute { get; init; }

    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>The newest ten, the oldest of them first.</summary>
    public ImmutableArray<MentorNote> Notes { get; init; } = [];

    public bool IsOpen => Status is MentorPairStatus.Asked or MentorPairStatus.Active;

    public bool Opens(Opened part) => Opened.HasFlag(part);
}

/// <summary>What a mentor said of a teacher's route.</summary>
/// <param name="Name">Null when the mentor is not named.</param>
/// <param name="Marks">When a step was marked, by the step's number.</param>
public sealed record RouteMentor(string? Name, DateTimeOffset? AgreedAt, ImmutableDictionary<int, DateTimeOffset> Marks)
{
    public static readonly RouteMentor None = new(null, null, ImmutableDictionary<int, DateTimeOffset>.Empty);
}

/// <summary>Open pairs this person is one of, the newest first and without notes; at most 20.</summary>
public sealed record MyMentorPairs : Query<ImmutableArray<MentorPair>>;

/// <summary>One pair; null when the person is neither of the two.</summary>
public sealed record MentorPairOf(string Id) : Query<MentorPair?>;

/// <summary>The teacher's route for the mentor; null when it is not opened or there is none.</summary>
public sealed record MentoredRouteOf(string Pair) : Query<Route?>;

/// <summary>What a mentor said of this person's newest route.</summary>
public sealed record MyRouteMentor : Query<RouteMentor>;

/// <summary>What this mentor said of a teacher's route.</summary>
public sealed record MentoredMarksOf(string Pair) : Query<RouteMentor>;

/// <summary>The teacher's newest completed questionnaires with responses, for the mentor; none when they are not opened. At most 3.</summary>
public sealed record MentoredResultsOf(string Pair) : Query<ImmutableArray<Attempt>>;

/// <summary>A teacher asks a mentor, who is told. No room left, or asked already: decide again.</summary>
public sealed record AskMentor(string Id, string Card, string Municipality, string Subject, string? Area) : MentorEffect(Id);

/// <summary>The mentor agrees or does not; the teacher is told.</summary>
public sealed record AnswerMentee(string Id, bool Agrees) : MentorEffect(Id);

/// <summary>Ended by either; the other one is told.</summary>
public sealed record EndMentorPair(string Id) : MentorEffect(Id);

/// <summary>The mentor did not answer in time.</summary>
public sealed record ExpireMentorPair(string Id) : MentorEffect(Id);

/// <summary>What the mentor may see from now on, by the teacher; the mentor is told.</summary>
public sealed record OpenToMentor(string Id, Opened Opened) : MentorEffect(Id);

/// <summary>The mentor looked at something opened: it stands in the teacher's journal.</summary>
/// <param name="What">route or results.</param>
public sealed record ReadAsMentor(string Id, string What) : MentorEffect(Id);

/// <summary>The mentor agrees to the route as it is; the teacher is told.</summary>
public sealed record AgreeToRoute(string Id, string Route) : MentorEffect(Id);

/// <summary>The mentor marks a step that was done.</summary>
public sealed record MarkRouteStep(string Id, string Route, int Step) : MentorEffect(Id);

/// <summary>A line of the diary, by the mentor.</summary>
public sealed record NoteMentoring(string Id, int Minutes, string Text) : MentorEffect(Id);
