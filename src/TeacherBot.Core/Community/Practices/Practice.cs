using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>Where a practice stands; the numbers are stored.</summary>
public enum PracticeStatus
{
    /// <summary>Being written: only the author sees it.</summary>
    Draft = 0,

    /// <summary>With the methodists of the municipality, by the author's consent to publication.</summary>
    Submitted = 1,

    /// <summary>Back with the author, with remarks.</summary>
    Returned = 2,

    /// <summary>Read by everybody of the municipality.</summary>
    Published = 3,

    /// <summary>The author took the consent back: only the author sees it.</summary>
    Withdrawn = 4,
}

/// <summary>What a card says, in the order it is asked for.</summary>
public enum PracticeField
{
    Title = 0,

    /// <summary>Which problem it solves.</summary>
    Problem = 1,

    /// <summary>What is done.</summary>
    Steps = 2,

    /// <summary>What is seen, and how it was measured.</summary>
    Result = 3,

    Subject = 4,
    Areas = 5,
    Grades = 6,

    /// <summary>A page of the author's own; may be left out.</summary>
    Link = 7,

    /// <summary>Its page in the regional atlas; once it has one.</summary>
    Atlas = 8,
}

/// <summary>The words of a practice. They are its author's until they are published, and sealed with the author's key.</summary>
public sealed record PracticeCard(string Title)
{
    /// <summary>In place of a subject: it helps in every one.</summary>
    public const string EverySubject = "*";

    public const int MostAreas = 3;

    /// <summary>Most UTF-16 units of the remarks of a methodist.</summary>
    public const int LongestRemarks = 600;

    public static readonly ImmutableArray<string> GradeBands = ["1–4", "5–9", "10–11", "5–11", "1–11"];

    public string? Problem { get; init; }

    public string? Steps { get; init; }

    public string? Result { get; init; }

    /// <summary>Id of a subject or <see cref="EverySubject"/>; null until chosen.</summary>
    public string? Subject { get; init; }

    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>One of <see cref="GradeBands"/>; null until chosen.</summary>
    public string? Grades { get; init; }

    public string? Link { get; init; }

    public string? AtlasUrl { get; init; }

    /// <summary>What the methodist asks to change; null once it was sent again.</summary>
    public string? Remarks { get; init; }

    /// <summary>The first thing that is missing; null when the card can be sent.</summary>
    [JsonIgnore]
    public PracticeField? Missing => Enum.GetValues<PracticeField>().Where(f => f < PracticeField.Link && !Has(f)).Select(f => (PracticeField?)f).FirstOrDefault();

    /// <summary>Most UTF-16 units of a typed field: all of them together fit one message of any channel.</summary>
    public static int Longest(PracticeField field) => field switch
    {
        PracticeField.Title => 100,
        PracticeField.Problem => 400,
        PracticeField.Steps => 1100,
        PracticeField.Result => 600,
        _ => 200,
    };

    public bool Has(PracticeField field) => field switch
    {
        PracticeField.Areas => !Areas.IsEmpty,
        _ => Text(field) is not null,
    };

    /// <summary>A field that is one text; null while it is empty, and for areas.</summary>
    public string? Text(PracticeField field) => field switch
    {
        PracticeField.Title => Title,
        PracticeField.Problem => Problem,
        PracticeField.Steps => Steps,
        PracticeField.Result => Result,
        PracticeField.Subject => Subject,
        PracticeField.Grades => Grades,
        PracticeField.Link => Link,
        PracticeField.Atlas => AtlasUrl,
        _ => null,
    };

    /// <summary>With a field changed. Areas of another subject go with the subject.</summary>
    public PracticeCard With(PracticeField field, string? text) => field switch
    {
        PracticeField.Title => this with { Title = text ?? Title },
        PracticeField.Problem => this with { Problem = text },
        PracticeField.Steps => this with { Steps = text },
        PracticeField.Result => this with { Result = text },
        PracticeField.Subject => this with { Subject = text, Areas = text == Subject ? Areas : [] },
        PracticeField.Grades => this with { Grades = text },
        PracticeField.Link => this with { Link = text },
        PracticeField.Atlas => this with { AtlasUrl = text },
        _ => this,
    };
}

/// <summary>A practice as this person may see it. Nobody's id is in it.</summary>
public sealed record Practice(string Id, string Municipality, PracticeStatus Status, PracticeCard Card)
{
    public bool IsMine { get; init; }

    /// <summary>The author agreed to be shown by name and school; otherwise <see cref="Author"/> and <see cref="School"/> are null for others.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Name as the author gave it; null when not wanted or not given.</summary>
    public string? Author { get; init; }

    /// <summary>Id of the author's school on the day it was sent; null when not wanted.</summary>
    public string? School { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it was never sent.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Null while it is not published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How many found it useful. Who they are is told to nobody.</summary>
    public int Likes { get; init; }

    /// <summary>This person is one of them.</summary>
    public bool IsLiked { get; init; }

    /// <summary>Whether its words may be changed: what others read or are reading stays as it is.</summary>
    public bool IsOpen => Status is PracticeStatus.Draft or PracticeStatus.Returned or PracticeStatus.Withdrawn;
}

/// <summary>A line of a list.</summary>
public sealed record PracticeLine(string Id, PracticeStatus Status, string Title)
{
    /// <summary>Its author agreed to be shown.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>One practice; null when there is none, or it is another's and neither sent nor published in the person's municipality.</summary>
public sealed record PracticeOf(string Id) : Query<Practice?>;

/// <summary>What this person wrote, newest first; at most 20.</summary>
public sealed record MyPractices : Query<ImmutableArray<PracticeLine>>;

/// <summary>Practices of others that were sent in the person's municipality, the oldest first; at most 20.</summary>
public sealed record PracticesToRead : Query<ImmutableArray<PracticeLine>>;

/// <summary>Published in the person's municipality, newest first; at most 200.</summary>
public sealed record PracticesOfTown : Query<ImmutableArray<Practice>>;

/// <summary>A thing done to a practice. The store checks again that the person is whom it takes.</summary>
public abstract record PracticeEffect(string Id) : Effect;

/// <summary>Begins a card.</summary>
public sealed record DraftPractice(string Id, string Municipality, string Title) : PracticeEffect(Id);

/// <summary>Writes the card of the author's own that nobody else reads.</summary>
public sealed record ChangePractice(string Id, PracticeCard Card) : PracticeEffect(Id);

/// <summary>Sends it to the methodists, who are told.</summary>
public sealed record SubmitPractice(string Id) : PracticeEffect(Id);

/// <summary>The author takes it back from reading or from publication; a methodist who opened it is told.</summary>
public sealed record WithdrawPractice(string Id) : PracticeEffect(Id);

/// <summary>The author deletes what nobody else reads.</summary>
public sealed record DropPractice(string Id) : PracticeEffect(Id);

/// <summary>The author is shown by name and school, or no longer.</summary>
public sealed record NamePractice(string Id, bool IsNamed) : PracticeEffect(Id);

/// <summary>A methodist has opened it.</summary>
public sealed record OpenPractice(string Id) : PracticeEffect(Id);

/// <summary>Back to the author with remarks, from reading or from publication; the author is told.</summary>
public sealed record ReturnPractice(string Id, string Remarks) : PracticeEffect(Id);

/// <summary>From now on everybody of the municipality reads it; the author is told.</summary>
public sealed record PublishPractice(string Id) : PracticeEffect(Id);

/// <summary>Its page in the regional atlas, by the author or a methodist; null takes it off.</summary>
public sealed record PlacePractice(string Id, string? AtlasUrl) : PracticeEffect(Id);

/// <summary>«Полезно», or no longer; twice is once.</summary>
public sealed record LikePractice(string Id, bool IsLiked) : PracticeEffect(Id);

/// <summary>Cards as they are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PracticeCard))]
public sealed partial class PracticeJson : JsonSerializerContext;
