using System.Text.Json;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Routes;

namespace TeacherBot.Store;

/// <summary>Routes of teachers, each sealed under its teacher's key, and the questions their checks have asked.</summary>
public sealed class RouteStore(PeopleStore people)
{
    private static readonly Statement Newest = Statement.Named("RouteNewest");
    private static readonly Statement OfPerson = Statement.Named("RoutesOfPerson");
    private static readonly Statement Attended = Statement.Named("RouteAttended");
    private static readonly Statement SaveRow = Statement.Named("RouteSave");
    private static readonly Statement DropRow = Statement.Named("RouteDrop");
    private static readonly Statement MoveRow = Statement.Named("RouteMove");
    private static readonly Statement InsertChecked = Statement.Named("CheckedItemInsert");
    private static readonly Statement CheckedOf = Statement.Named("CheckedItemsOf");
    private static readonly Statement GivenOf = Statement.Named("GivenItemsOf");
    private static readonly Statement Counted = Statement.Named("RoutesCounted");
    private static readonly Statement CheckedOfPerson = Statement.Named("CheckedItemsOfPerson");
    private static readonly Statement CopyChecked = Statement.Named("CheckedItemsCopy");

    /// <summary>All routes of a person, the oldest first.</summary>
    public IReadOnlyList<Route> All(UnitOfWork unit, string person) => [.. Sealed(unit, OfPerson, person).Select(r => Open(unit, person, r.Id, r.Content))];

    /// <summary>The newest route of a person as it stands, events that were attended counted; null while there is none.</summary>
    public Route? Find(UnitOfWork unit, string person) => Sealed(unit, Newest, person) is [var row] ? WithEvents(unit, person, Open(unit, person, row.Id, row.Content)) : null;

    /// <summary>Ids of the questions a person met in checks, and when.</summary>
    public static IReadOnlyList<(string Item, DateTimeOffset At)> Checked(UnitOfWork unit, string person) =>
        unit.Query(CheckedOfPerson, r => (r.Text(0), r.Instant(1)), ("person", person));

    /// <summary>Schools where a route of measured areas was under way at some time between the two, and people with any; drafts are nobody's route. Who leads a school is no pedagogue of it.</summary>
    public static (int Schools, int People) Count(UnitOfWork unit, string municipality, IReadOnlyCollection<string> schools, DateTimeOffset from, DateTimeOffset until) => unit.Get(
        Counted, r => (r.Int32(0), r.Int32(1)), ("municipality", municipality), ("from", from), ("until", until), P.List("schools", schools));

    internal object? Answer(UnitOfWork unit, string person, Query query) => query switch
    {
        MyRoute => Find(unit, person),
        MetItemsOf of => new MetItems(
            [.. unit.Query(GivenOf, r => new MetItem(new InstrumentRef(of.Instrument, r.Int32(0), r.Text(1), r.Text(2)), r.Int32(3)), ("person", person), ("instrument", of.Instrument))],
            [.. unit.Query(CheckedOf, r => r.Text(0), ("person", person), ("instrument", of.Instrument))]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal void Apply(UnitOfWork unit, string person, DateTimeOffset at, RouteEffect effect)
    {
        switch (effect)
        {
            case SaveRoute save:
                Save(unit, person, save.Route);
                break;
            case DropRoute drop:
                unit.Execute(DropRow, ("id", drop.Id), ("person", person));
                break;
            case MeetItem met:
                unit.Execute(InsertChecked, ("person", person), ("instrument", met.Instrument), ("item", met.Item), ("at", at));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Gives a person's routes to the same person under another name, sealed anew.</summary>
    internal void MoveAll(UnitOfWork unit, string from, string to)
    {
        foreach (var route in All(unit, from))
        {
            unit.Execute(MoveRow, ("id", route.Id), ("to", to), ("content", people.SealFor(unit, to, Text(route), At(route.Id))));
        }

        unit.Execute(CopyChecked, ("from", from), ("to", to));
    }

    private static Route WithEvents(UnitOfWork unit, string person, Route route) => route.Status == RouteStatus.Draft ? route : route with
    {
        Steps = [.. route.Steps.Select(step => step is { DoneAt: null, Event: { } id } && unit.FindValue(Attended, r => r.Instant(0), ("event", id), ("person", person)) is { } came ? step with { DoneAt = came } : step)],
    };

    private static List<(string Id, byte[] Content)> Sealed(UnitOfWork unit, Statement statement, string person) =>
        unit.Query(statement, r => (r.Text(0), r.Bytes(1)), ("person", person));

    private static SealedAt At(string id) => new("routes", "content_sealed", id);

    private static string Text(Route route) => StateJson.Text(route, RouteJson.Default.Route);

    private void Save(UnitOfWork unit, string person, Route route) => unit.Execute(
        SaveRow,
        ("id", route.Id), ("person", person), ("status", (int)route.Status), ("measured", route.Steps.Any(s => s.Level is not null)),
        ("created", route.CreatedAt), ("confirmed", route.ConfirmedAt), ("closed", route.ClosedAt), ("content", people.SealFor(unit, person, Text(route), At(route.Id))));

    private Route Open(UnitOfWork unit, string person, string id, byte[] content) =>
        JsonSerializer.Deserialize(Sealer.Open(people.KeyOf(unit, person), content, At(id)), RouteJson.Default.Route) ?? throw new JsonException("A route without content.");
}
