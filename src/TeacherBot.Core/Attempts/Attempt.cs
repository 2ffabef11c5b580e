using System.Collections.Immutable;
using System.Collections.ObjectModel;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts;

/// <summary>Where an attempt stands. Only completed ones count in any figure.</summary>
public enum AttemptStatus
{
    InProgress = 0,
    Completed = 1,
    Abandoned = 2,
}

/// <summary>What one person gave to one item.</summary>
/// <param name="Sure">«уверен / не уверен», asked on level-2 items only; null where it was not asked or not answered yet.</param>
public sealed record Response(int Item, ResponseValue Value, bool? Sure, bool Correct);

/// <summary>One pass of one person through one instrument version. The pinned reference never changes.</summary>
/// <param name="Plan">Area codes in the order chosen; the attempt is complete when each is closed.</param>
/// <param name="Seed">Orders triads and options for this attempt only; stored, so the order survives restarts.</param>
public sealed record Attempt(string Id, InstrumentRef Instrument, ImmutableArray<string> Plan, long Seed, DateTimeOffset StartedAt)
{
    /// <summary>The portion of questionnaires that are filled in one go: all their items.</summary>
    public const string Whole = "ALL";

    public AttemptStatus Status { get; init; } = AttemptStatus.InProgress;

    public DateTimeOffset? CompletedAt { get; init; }

    public ImmutableArray<string> Closed { get; init; } = [];

    /// <summary>By item index.</summary>
    public IReadOnlyDictionary<int, Response> Responses { get; init; } = ReadOnlyDictionary<int, Response>.Empty;

    /// <summary>True when some item had already been explained to this person, or the same form was taken before: no dynamics (R9).</summary>
    public bool Repeats { get; init; }

    public bool IsOpen(string area) => Status == AttemptStatus.InProgress && Plan.Contains(area) && !Closed.Contains(area);

    public string? NextArea => Status == AttemptStatus.InProgress ? Plan.FirstOrDefault(a => !Closed.Contains(a)) : null;

    /// <summary>The attempt with one response new or changed. A plain copy: at most 72 entries, and most turns read them only.</summary>
    public Attempt With(Response response) =>
        this with { Responses = new Dictionary<int, Response>(Responses) { [response.Item] = response } };

    public Response? Find(int item) => Responses.GetValueOrDefault(item);
}
