using System.Collections.Immutable;

namespace TeacherBot.Core.Community;

/// <summary>What is asked for; the numbers are stored.</summary>
public enum RequestKind
{
    /// <summary>«Западающая тема»: a teacher asks to take it up at a meeting.</summary>
    Topic = 0,

    /// <summary>Методический or управленческий десант: a school asks for experts to come.</summary>
    Visit = 1,

    /// <summary>A school orders diagnostics.</summary>
    Diagnostics = 2,
}

/// <summary>Where a request stands; the numbers are stored.</summary>
public enum RequestStatus
{
    /// <summary>Being written: only the asker sees it.</summary>
    Draft = 0,

    Waiting = 1,

    Accepted = 2,

    Declined = 3,

    /// <summary>It was done; a visit has its record.</summary>
    Held = 4,

    /// <summary>Taken back after it was accepted; before that nothing is left of it.</summary>
    Withdrawn = 5,
}

/// <summary>Which way a visit looks; the numbers are stored.</summary>
public enum VisitDirection
{
    Methodical = 0,
    Managerial = 1,
}

/// <summary>What the asker chose; null where nothing was chosen yet.</summary>
public sealed record RequestForm
{
    public string? Subject { get; init; }

    /// <summary>Code of the area; empty for another topic.</summary>
    public string? Area { get; init; }

    public VisitDirection? Direction { get; init; }

    /// <summary>Id of a window of the content.</summary>
    public string? Window { get; init; }

    /// <summary>Ids of questionnaires a school orders.</summary>
    public ImmutableArray<string> Instruments { get; init; } = [];

    /// <summary>About how many teachers; 1 to 500.</summary>
    public int? People { get; init; }

    /// <summary>The author of a topic wants to be known. Visits and diagnostics are always a school's.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>Names of what is typed into a request, by the asker and then by the one who decides.</summary>
public static class RequestWord
{
    /// <summary>Words about the topic; theme of the visit.</summary>
    public const string Note = "note";

    /// <summary>What the school prepares; empty when it was passed over.</summary>
    public const string Prepares = "prepares";

    /// <summary>Why it was declined.</summary>
    public const string Reason = "reason";

    public const string Day = "day";
    public const string Team = "team";
    public const string Topics = "topics";
    public const string Agreement = "agreement";
    public const string Outcome = "outcome";
    public const string Material = "material";

    /// <summary>The school's remark to the record; empty when it was as written.</summary>
    public const string Remark = "remark";

    /// <summary>UTF-16 units of one word at most: all of a request fit one message.</summary>
    public const int Longest = 400;

    /// <summary>The record of a visit, in the order it is asked.</summary>
    public static readonly ImmutableArray<string> OfRecord = [Day, Team, Topics, Agreement, Outcome, Material];

    /// <summary>What a record may lack.</summary>
    public static bool MaySkip(string field) => field is Prepares or Agreement or Material;
}

/// <summary>A request as this person may see it. Nobody's id is in it.</summary>
/// <param name="School">Of the asker: whose request it is, and within whose scope it lies. Of a topic without a name it is shown to nobody.</param>
public sealed record SupportRequest(string Id, string Municipality, RequestKind Kind, RequestStatus Status, string? School, RequestForm Form)
{
    public const int MostPeople = 500;

    /// <summary>The person asked for it.</summary>
    public bool IsMine { get; init; }

    /// <summary>Name of the asker for those who decide, if it is to be seen and was given.</summary>
    public string? Asker { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Day of a visit: planned, or on which it was held; null for other kinds.</summary>
    public DateOnly? Planned { get; init; }

    /// <summary>By <see cref="RequestWord"/>. None of a person who was erased.</summary>
    public ImmutableSortedDictionary<string, string> Words { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool IsOpen => Status is RequestStatus.Waiting or RequestStatus.Accepted;

    public string? Word(string field) => Words.TryGetValue(field, out var word) ? word : null;
}

/// <summary>A line of a list.</summary>
/// <param name="School">For the scope of the one who decides; of a topic it is not shown.</param>
/// <param name="Begins">First words of the asker; empty where none are asked for.</param>
public sealed record RequestLine(string Id, RequestKind Kind, RequestStatus Status, string? School, RequestForm Form, string Begins)
{
    public DateTimeOffset AskedAt { get; init; }
}
