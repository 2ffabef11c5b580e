using System.Collections.Immutable;
using TeacherBot.Core.Events;

namespace TeacherBot.Store;

/// <summary>Events, who takes part in them, and the codes that mark attendance.</summary>
public static class EventStore
{
    private const int WrongCodesADay = 20;
    private const int DaysShown = 60;

    private static readonly Statement EventFind = Statement.Named("EventFind");
    private static readonly Statement EventList = Statement.Named("EventList");
    private static readonly Statement EventInsert = Statement.Named("EventInsert");
    private static readonly Statement EventUpdate = Statement.Named("EventUpdate");
    private static readonly Statement EventRefresh = Statement.Named("EventRefresh");
    private static readonly Statement EventOpenCode = Statement.Named("EventOpenCode");
    private static readonly Statement EventCloseCodes = Statement.Named("EventCloseCodes");
    private static readonly Statement EventCodes = Statement.Named("EventCodes");
    private static readonly Statement EventFindCode = Statement.Named("EventFindCode");
    private static readonly Statement EventCountWrongCodes = Statement.Named("EventCountWrongCodes");
    private static readonly Statement EventAddWrongCode = Statement.Named("EventAddWrongCode");
    private static readonly Statement EventRegistrationsOf = Statement.Named("EventRegistrationsOf");

    /// <summary>Writes one effect of a person's turn.</summary>
    public static void Apply(UnitOfWork unit, PeopleStore people, string person, DateTimeOffset at, EventEffect effect)
    {
        if (Concerned(effect) is { FromContent: true, Version: 0 } row)
        {
            Keep(unit, row, at);
        }

        switch (effect)
        {
            case SaveEvent save:
                Save(unit, save.Row, at);
                break;
            case OpenAttendance open:
                Open(unit, open, at);
                break;
            case CloseAttendance close:
                unit.Execute(EventCloseCodes, ("event", close.Event), ("at", at));
                break;
            case GiveFeedback feedback:
                RegistrationStore.Give(unit, people, person, feedback);
                break;
            default:
                RegistrationStore.Apply(unit, person, at, effect);
                break;
        }
    }

    /// <summary>What is known of an event for one person; nothing known is no error, for a content event needs no row.</summary>
    public static EventFacts Facts(UnitOfWork unit, string id, string person, DateTimeOffset now)
    {
        if (Find(unit, id) is not { } row)
        {
            return EventFacts.Untouched;
        }

        var codes = unit.Query(
            EventCodes, r => (Code: new AttendanceCode((ParticipationKind)r.Int32(0), r.Text(1), r.Text(2)), Open: r.Bool(3)), ("event", id), ("now", now));
        return new(row, RegistrationStore.Counts(unit, id), RegistrationStore.Find(unit, id, person), [.. codes.Select(c => c.Code)], codes.Exists(c => c.Open));
    }

    /// <summary>Null for a content event nobody has touched, and for an unknown id.</summary>
    public static EventRow? Find(UnitOfWork unit, string id) => unit.Find(EventFind, RowOf, ("id", id));

    /// <summary>Drafts and events that ended less than 60 days ago; at most 200.</summary>
    public static ImmutableArray<EventRow> List(UnitOfWork unit, string municipality, DateTimeOffset now) =>
        [.. unit.Query(EventList, RowOf, ("municipality", municipality), ("since", now.AddDays(-DaysShown)))];

    /// <summary>Events of one person without cancelled registrations, newest first; at most 50.</summary>
    public static ImmutableArray<MyRegistration> Of(UnitOfWork unit, string person) =>
        [.. unit.Query(EventRegistrationsOf, r => new MyRegistration(RowOf(r), (RegistrationStatus)r.Int32(21)), ("person", person))];

    /// <summary>The event an open code marks; null when there is none, and after twenty wrong codes a day from one address.</summary>
    public static CodedEvent? FindCode(UnitOfWork unit, long address, string person, string code, DateTimeOffset now)
    {
        if (unit.Scalar(EventCountWrongCodes, ("address", address), ("since", now.AddDays(-1))) >= WrongCodesADay)
        {
            return null;
        }

        var found = unit.Find(
            EventFindCode, r => new CodedEvent(r.Text(0), (ParticipationKind)r.Int32(1)), ("code", code), ("person", person), ("now", now));
        if (found is null)
        {
            unit.Execute(EventAddWrongCode, ("address", address), ("at", now));
        }

        return found;
    }

    /// <summary>True for somebody registered, waiting, offered a place, or who was there.</summary>
    public static bool IsRegistered(UnitOfWork unit, string id, string person) => RegistrationStore.IsRegistered(unit, id, person);

    /// <summary>Ids of registered people in order; the next page begins after the last id of this one.</summary>
    public static IReadOnlyList<string> Registered(UnitOfWork unit, string id, string after = "", int most = 500) =>
        RegistrationStore.People(unit, id, RegistrationStatus.Registered, after, most);

    /// <summary>Ids of people who were there, in order; pages as <see cref="Registered"/>.</summary>
    public static IReadOnlyList<string> Attended(UnitOfWork unit, string id, string after = "", int most = 500) =>
        RegistrationStore.People(unit, id, RegistrationStatus.Attended, after, most);

    /// <summary>Gives back every place of somebody who withdraws; whoever waits is told.</summary>
    public static void LeaveAll(UnitOfWork unit, string person, DateTimeOffset at) => RegistrationStore.LeaveAll(unit, person, at);

    /// <summary>Gives the places of a guest to the known person the guest turned out to be.</summary>
    public static void MoveTo(UnitOfWork unit, string from, string to) => RegistrationStore.MoveTo(unit, from, to);

    private static void Save(UnitOfWork unit, EventRow row, DateTimeOffset at)
    {
        // The first change of a content event finds no row, or a copy of version 0.
        if (Write(unit, EventUpdate, row, at, ("before", row.Version - 1)) == 0 && Write(unit, EventInsert, row, at, InsertOnly(row)) == 0)
        {
            throw new VersionConflictException();
        }
    }

    private static void Open(UnitOfWork unit, OpenAttendance open, DateTimeOffset at)
    {
        foreach (var code in open.Codes)
        {
            unit.Execute(
                EventOpenCode,
                ("event", open.Row.Id), ("kind", (int)code.Kind), ("code", code.Code), ("link", code.Link), ("at", at), ("until", open.Until));
        }
    }

    private static EventRow? Concerned(EventEffect effect) => effect switch
    {
        Enrol enrol => enrol.Row,
        OfferPlace offer => offer.Row,
        MarkAttended mark => mark.Row,
        OpenAttendance open => open.Row,
        _ => null,
    };

    // Statements count places and find waiting people by the row, so a content event gets a copy before anybody is in it.
    private static void Keep(UnitOfWork unit, EventRow row, DateTimeOffset at)
    {
        if (Write(unit, EventInsert, row, at, InsertOnly(row)) == 0)
        {
            unit.Execute(
                EventRefresh,
                ("id", row.Id), ("kind", row.Kind), ("title", row.Title), ("starts", row.StartsAt), ("ends", row.EndsAt), ("capacity", row.Capacity),
                ("areas", Columns.Of(row.Areas)), ("subjects", Columns.Of(row.Subjects)));
        }
    }

    private static P[] InsertOnly(EventRow row) => [("municipality", row.Municipality), ("content", row.FromContent), ("by", row.CreatedBy)];

    private static int Write(UnitOfWork unit, Statement statement, EventRow row, DateTimeOffset at, params P[] more) => unit.Execute(
        statement,
        [
            ("id", row.Id), ("kind", row.Kind), ("title", row.Title), ("annotation", row.Annotation), ("place", row.Place), ("link", row.Link),
            ("starts", row.StartsAt), ("ends", row.EndsAt), ("capacity", row.Capacity), ("areas", Columns.Of(row.Areas)),
            ("subjects", Columns.Of(row.Subjects)), ("programme", row.Programme), ("report", row.Report), ("status", (int)row.Status),
            ("sequence", row.Sequence), ("reason", row.Reason), ("version", row.Version), ("at", at), .. more,
        ]);

    internal static EventRow RowOf(Row row) => new(row.Text(0), row.Text(1))
    {
        FromContent = row.Bool(2),
        Kind = row.Text(3),
        Title = row.Text(4),
        Annotation = row.Text(5),
        Place = row.Text(6),
        Link = row.TextOrNull(7),
        StartsAt = row.InstantOrNull(8),
        EndsAt = row.InstantOrNull(9),
        Capacity = row.Int32OrNull(10),
        Areas = Columns.List(row.Text(11)),
        Subjects = Columns.List(row.Text(12)),
        Programme = row.TextOrNull(13),
        Report = row.TextOrNull(14),
        Status = (EventStatus)row.Int32(15),
        Sequence = row.Int32(16),
        Reason = row.TextOrNull(17),
        Version = row.Int32(18),
        CreatedBy = row.Text(19),
        ChangedAt = row.Instant(20),
    };
}
