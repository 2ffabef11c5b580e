using TeacherBot.Core.Segments;

namespace TeacherBot.Store;

/// <summary>
/// Whom an ordinary segment selects, evaluated in the database: active people who have joined, inside the scope. A segment built on a
/// need is refused here: <see cref="NeedStore"/> answers it.
/// </summary>
public static class SegmentStore
{
    private static readonly Statement SegmentPage = Statement.Named("SegmentPage");
    private static readonly Statement SegmentCount = Statement.Named("SegmentCount");
    private static readonly Statement WhereEverybody = Statement.Named("WhereEverybody");
    private static readonly Statement WhereSubject = Statement.Named("WhereSubject");
    private static readonly Statement WhereMailing = Statement.Named("WhereMailing");
    private static readonly Statement WherePosition = Statement.Named("WherePosition");
    private static readonly Statement WhereSchools = Statement.Named("WhereSchools");
    private static readonly Statement WhereStarted = Statement.Named("WhereStarted");
    private static readonly Statement WhereFinished = Statement.Named("WhereFinished");
    private static readonly Statement WhereRegistered = Statement.Named("WhereRegistered");
    private static readonly Statement WhereAttended = Statement.Named("WhereAttended");

    /// <summary>How many the segment selects now. Show it as it is only when <see cref="Segment.CountsOnly"/> is false.</summary>
    /// <param name="now">The instant selected for: who joined later is not in it.</param>
    public static long Count(UnitOfWork unit, Segment segment, SegmentScope scope, DateTimeOffset now) =>
        unit.QueryWhere(SegmentCount, Of(segment, scope), r => r.Int64(0), ("municipality", scope.Municipality), ("now", now))[0];

    /// <summary>Ids in ascending order; the next page begins after the last one given here, the first after an empty text.</summary>
    /// <param name="now">As for <see cref="Count"/>: pages of one instant fit together while others join.</param>
    public static List<string> Page(UnitOfWork unit, Segment segment, SegmentScope scope, DateTimeOffset now, string after, int most) =>
        unit.QueryWhere(
            SegmentPage,
            Of(segment, scope),
            r => r.Text(0),
            ("municipality", scope.Municipality), ("now", now), ("after", after), ("most", most));

    private static SqlCondition Of(Segment segment, SegmentScope scope)
    {
        if (segment.Need is not null)
        {
            throw new InvalidOperationException("A segment built on a need is planned by NeedStore.");
        }

        var root = Of(segment.Root, segment);
        return scope.Cluster is { } cluster ? SqlCondition.All(InSchools(segment, s => s.Cluster == cluster), root) : root;
    }

    private static SqlCondition Of(Condition condition, Segment segment) => condition switch
    {
        Everybody => new SqlCondition.Of(WhereEverybody, null),
        Both both => SqlCondition.All(Of(both.Left, segment), Of(both.Right, segment)),
        Either either => SqlCondition.Any(Of(either.Left, segment), Of(either.Right, segment)),
        Unless unless => new SqlCondition.Not(Of(unless.Inner, segment)),
        FieldIs field => field.Names.All.Select(n => Of(field.Field, n.Code, segment)).Aggregate(SqlCondition.Any),
        Trace trace => Is(TextOf(trace.Kind), trace.Target.Code),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static SqlCondition Of(SegmentField field, string code, Segment segment) => field switch
    {
        SegmentField.Subject => Is(WhereSubject, code),
        SegmentField.Cluster => InSchools(segment, s => s.Cluster == code),
        SegmentField.School => InSchools([code]),

        // A school the catalogue no longer has holds no status.
        SegmentField.Status when code == StatusCodes.Neither => new SqlCondition.Not(InSchools(segment, s => s.Has(StatusCodes.Either))),
        SegmentField.Status => InSchools(segment, s => s.Has(code)),
        SegmentField.Position => Is(WherePosition, code),
        SegmentField.Subscription => Is(WhereMailing, code),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Statement TextOf(TraceKind kind) => kind switch
    {
        TraceKind.Started => WhereStarted,
        TraceKind.Finished => WhereFinished,
        TraceKind.Registered => WhereRegistered,
        TraceKind.Attended => WhereAttended,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static SqlCondition.Of Is(Statement text, string value) => new SqlCondition.Of(text, ("value", value));

    private static SqlCondition.Of InSchools(Segment segment, Func<SchoolFact, bool> which) =>
        InSchools(segment.Schools.Where(which).Select(s => s.Id));

    private static SqlCondition.Of InSchools(IEnumerable<string> schools) => new(WhereSchools, P.List("value", schools));
}
