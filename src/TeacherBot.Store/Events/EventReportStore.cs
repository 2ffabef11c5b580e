using System.Collections.Immutable;
using TeacherBot.Core.Events;

namespace TeacherBot.Store;

/// <summary>Numbers about events: what a paper list says, the report of one event, the events of a year.</summary>
public static class EventReportStore
{
    private static readonly Statement EventByNumbers = Statement.Named("EventByNumbers");
    private static readonly Statement EventReportCounts = Statement.Named("EventReportCounts");
    private static readonly Statement EventReportSchools = Statement.Named("EventReportSchools");
    private static readonly Statement EventYear = Statement.Named("EventYear");

    /// <summary>Answers the queries of those who hold events.</summary>
    internal static object Answer(UnitOfWork unit, Core.Conversations.Query query) => query switch
    {
        StandingsOf of => Standings(unit, of.Event, of.Numbers),
        EventReportOf of => Report(unit, of.Event),
        EventsBetween of => Year(unit, of.Municipality, of.From, of.To),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Where each of these numbers stands; a number that nobody has is left out.</summary>
    /// <param name="numbers">Apart by commas.</param>
    private static ImmutableArray<NumberedStanding> Standings(UnitOfWork unit, string id, string numbers) =>
    [
        .. unit.Query(
            EventByNumbers, r => new NumberedStanding(r.Int32(0), (RegistrationStatus)r.Int32(1)), ("event", id), P.List("numbers", numbers.Split(','))),
    ];

    public static EventReport Report(UnitOfWork unit, string id)
    {
        var rows = unit.Query(
            EventReportCounts,
            r => (Status: (RegistrationStatus)r.Int32(0), Kind: (ParticipationKind)r.Int32(1), People: r.Int32(2), Marks: r.Int32(3), Sum: r.Int32(4)).ToTuple(),
            ("event", id));
        return new EventReport(
            [.. rows.GroupBy(r => r.Item1).Select(g => new StandingCount(g.Key, g.Sum(r => r.Item3)))],
            [.. rows.Where(r => r.Item1 == RegistrationStatus.Attended).Select(r => new KindCount(r.Item2, r.Item3))],
            [.. unit.Query(EventReportSchools, r => new SchoolTurnout(r.Text(0), r.Int32(1), r.Int32(2)), ("event", id))])
        {
            Marks = rows.Sum(r => r.Item4),
            MarkSum = rows.Sum(r => r.Item5),
        };
    }

    /// <summary>Published events that begin in the span, those of content files only once touched; at most 200.</summary>
    public static ImmutableArray<EventRow> Year(UnitOfWork unit, string municipality, DateTimeOffset from, DateTimeOffset to) =>
        [.. unit.Query(EventYear, EventStore.RowOf, ("municipality", municipality), ("from", from), ("to", to))];
}
