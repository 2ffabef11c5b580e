using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Store;

/// <summary>An attempt as <c>db verify</c> walks over them.</summary>
public sealed record AttemptKey(long Number, string Id, string Person, string Hash);

/// <summary>Attempts, responses and area results. Every write names the person, so nobody can touch another's attempt.</summary>
public static class AttemptStore
{
    private static readonly Statement InsertAttempt = Statement.Named("InsertAttempt");
    private static readonly Statement FindAttempt = Statement.Named("FindAttempt");
    private static readonly Statement ResponsesOf = Statement.Named("ResponsesOf");
    private static readonly Statement ClosedAreasOf = Statement.Named("ClosedAreasOf");
    private static readonly Statement AttemptsOf = Statement.Named("AttemptsOf");
    private static readonly Statement UpsertResponse = Statement.Named("UpsertResponse");
    private static readonly Statement InsertAreaResult = Statement.Named("InsertAreaResult");
    private static readonly Statement SetAttemptStatus = Statement.Named("SetAttemptStatus");
    private static readonly Statement AreaHistoryOf = Statement.Named("AreaHistory");
    private static readonly Statement InsertExplained = Statement.Named("InsertExplained");
    private static readonly Statement AttemptsToVerify = Statement.Named("AttemptsToVerify");
    private static readonly Statement AreaResultsOf = Statement.Named("AreaResultsOf");
    private static readonly Statement CountAttempts = Statement.Named("CountAttempts");

    public static void Start(UnitOfWork unit, string person, Attempt attempt) => unit.Execute(
        InsertAttempt,
        ("id", attempt.Id),
        ("person", person),
        ("instrument", attempt.Instrument.Id),
        ("version", attempt.Instrument.Version),
        ("form", attempt.Instrument.Form),
        ("hash", attempt.Instrument.Hash),
        ("plan", Columns.Of(attempt.Plan)),
        ("seed", attempt.Seed),
        ("repeats", attempt.Repeats),
        ("at", attempt.StartedAt));

    /// <summary>The attempt with its responses; null when it is not this person's.</summary>
    public static Attempt? Find(UnitOfWork unit, string person, string id)
    {
        var found = unit.Find(FindAttempt, r => new Numbered(r.Int64(0), AttemptOf(r)), ("id", id), ("person", person));
        if (found is null)
        {
            return null;
        }

        return found.Attempt with
        {
            Responses = Responses(unit, found.Number),
            Closed = Closed(unit, found.Number),
        };
    }

    public static ImmutableArray<Attempt> List(UnitOfWork unit, string person, AttemptStatus status) =>
    [
        .. unit.Query(AttemptsOf, r => new Numbered(r.Int64(0), AttemptOf(r)), ("person", person), ("status", (int)status))
            .Select(a => a.Attempt with { Closed = Closed(unit, a.Number) }),
    ];

    public static void Save(UnitOfWork unit, string person, string attempt, Response response, DateTimeOffset at) => unit.Execute(
        UpsertResponse,
        ("id", attempt),
        ("person", person),
        ("item", response.Item),
        ("value", response.Value.Code),
        ("sure", response.Sure),
        ("correct", response.Correct),
        ("at", at));

    /// <summary>Writes the result of a closed area; again is a no-op. Percent and difficulty results keep their sums in the first pair.</summary>
    public static void Close(UnitOfWork unit, string person, string attempt, AreaResult result, DateTimeOffset at)
    {
        var row = AreaRow.Of(result);
        unit.Execute(
            InsertAreaResult,
            ("id", attempt), ("person", person), ("area", result.Area), ("at", at),
            ("c1", row.One.Correct), ("v1", row.One.Valid), ("c2", row.Two.Correct), ("v2", row.Two.Valid),
            ("c3", row.Three.Correct), ("v3", row.Three.Valid), ("level", row.Level), ("inconsistent", row.Inconsistent),
            ("rs", row.Confidence.RightSure), ("ru", row.Confidence.RightUnsure),
            ("ws", row.Confidence.WrongSure), ("wu", row.Confidence.WrongUnsure));
    }

    public static void SetStatus(UnitOfWork unit, string person, string attempt, AttemptStatus status, DateTimeOffset at) =>
        unit.Execute(SetAttemptStatus, ("id", attempt), ("person", person), ("status", (int)status), ("at", at));

    public static ImmutableArray<AreaTaken> History(UnitOfWork unit, string person, string instrument) =>
    [
        .. unit.Query(AreaHistoryOf, r => new AreaTaken(r.Text(0), r.Text(1), r.Instant(2), r.Bool(3)) { Right = r.Int32(4), Valid = r.Int32(5) }, ("person", person), ("instrument", instrument)),
    ];

    public static void MarkExplained(UnitOfWork unit, string person, MarkExplained mark, DateTimeOffset at) => unit.Execute(
        InsertExplained, ("id", mark.Attempt), ("person", person), ("area", mark.Area), ("item", mark.Item), ("at", at));

    /// <summary>Attempts after this number, for a walk over all of them.</summary>
    public static IReadOnlyList<AttemptKey> Walk(UnitOfWork unit, long after) => unit.Query(
        AttemptsToVerify, r => new AttemptKey(r.Int64(0), r.Text(1), r.Text(2), r.Text(3)), ("after", after));

    /// <summary>Stored results as they were written.</summary>
    public static IReadOnlyList<(string Area, AreaRow Row)> Results(UnitOfWork unit, long attempt) => unit.Query(
        AreaResultsOf,
        r => (r.Text(0), new AreaRow(
            new(r.Int32(1), r.Int32(2)),
            new(r.Int32(3), r.Int32(4)),
            new(r.Int32(5), r.Int32(6)),
            r.Int32OrNull(7),
            r.Bool(8),
            new(r.Int32(9), r.Int32(10), r.Int32(11), r.Int32(12)))),
        ("attempt", attempt));

    public static long Count(UnitOfWork unit, AttemptStatus status) => unit.Scalar(CountAttempts, ("status", (int)status));

    private static ImmutableArray<string> Closed(UnitOfWork unit, long attempt) =>
        [.. unit.Query(ClosedAreasOf, r => r.Text(0), ("attempt", attempt))];

    private static Dictionary<int, Response> Responses(UnitOfWork unit, long attempt) => unit.Query(
            ResponsesOf,
            r => new Response(r.Int32(0), new ResponseValue(r.Text(1)), r.BoolOrNull(2), r.Bool(3)),
            ("attempt", attempt))
        .ToDictionary(r => r.Item);

    private static Attempt AttemptOf(Row row) => new(
        row.Text(1),
        new InstrumentRef(row.Text(2), row.Int32(3), row.Text(4), row.Text(5)),
        Columns.List(row.Text(6)),
        row.Int64(7),
        row.Instant(10))
    {
        Status = (AttemptStatus)row.Int32(8),
        Repeats = row.Bool(9),
        CompletedAt = row.InstantOrNull(11),
    };

    private sealed record Numbered(long Number, Attempt Attempt);
}

/// <summary>The columns of an area result; what they mean depends on the instrument's kind.</summary>
public readonly record struct AreaRow(
    LevelCount One, LevelCount Two, LevelCount Three, int? Level, bool Inconsistent, Confidence Confidence)
{
    public static AreaRow Of(AreaResult result) => result switch
    {
        LevelsResult levels => new(levels.One, levels.Two, levels.Three, (int?)levels.Level, levels.Inconsistent, levels.Confidence),
        PercentResult percent => new(new(percent.Correct, percent.Valid), default, default, percent.Band, false, default),
        DifficultyResult difficulty => new(
            new(difficulty.Sum, difficulty.Maximum), new(difficulty.Rated, difficulty.Items), default, null, false, default),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
