using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Routes;

namespace TeacherBot.Store;

/// <summary>Teachers and their mentors: what each may see of the other, and the diary, sealed under the teacher's key.</summary>
public sealed class MentorPairStore(PeopleStore people)
{
    private const int MostResults = 3;
    private static readonly Statement FindRow = Statement.Named("MentorPairFind");
    private static readonly Statement Mine = Statement.Named("MentorPairsMine");
    private static readonly Statement Ask = Statement.Named("MentorPairAsk");
    private static readonly Statement AnswerRow = Statement.Named("MentorPairAnswer");
    private static readonly Statement EndRow = Statement.Named("MentorPairEnd");
    private static readonly Statement OpenRow = Statement.Named("MentorPairOpen");
    private static readonly Statement OpenedOf = Statement.Named("MentorPairsOpened");
    private static readonly Statement Agree = Statement.Named("MentorPairAgree");
    private static readonly Statement InsertMark = Statement.Named("RouteMarkInsert");
    private static readonly Statement MarksOf = Statement.Named("RouteMarksOf");
    private static readonly Statement MentorOf = Statement.Named("RouteMentorOf");
    private static readonly Statement LastNote = Statement.Named("MentorNoteLast");
    private static readonly Statement InsertNote = Statement.Named("MentorNoteInsert");
    private static readonly Statement NotesOf = Statement.Named("MentorNotesOf");
    private static readonly Statement TallyRow = Statement.Named("MentorTally");
    private static readonly Statement OpenOfTeacher = Statement.Named("MentorPairsOpenOfTeacher");

    /// <summary>Of a municipality: pairs at work now; lines of diaries and their minutes between the two instants, the second not included.</summary>
    public static MentorTally Tally(UnitOfWork unit, string municipality, MentorTallyOf of) => unit.Get(
        TallyRow, r => new MentorTally(r.Int32(0), r.Int32(1), r.Int32(2)), ("municipality", municipality), ("from", of.From), ("until", of.Until));

    /// <summary>What a mentor said of a route, for its teacher or that mentor.</summary>
    public RouteMentor Marks(UnitOfWork unit, string person, string route)
    {
        var marks = unit.Query(MarksOf, r => (r.Int32(0), r.Instant(1)), ("route", route), ("person", person)).ToImmutableDictionary(m => m.Item1, m => m.Item2);
        var (at, mentor) = unit.Find(MentorOf, r => new Agreement(r.InstantOrNull(0), r.TextOrNull(1)), ("route", route), ("person", person)) ?? new(null, null);
        return new(mentor is not null && MentorStore.IsNamed(unit, mentor) ? people.FindName(unit, mentor) : null, at, marks);
    }

    internal static SealedAt At(string pair, int n) => new("mentor_notes", "text_sealed", pair + "/" + n.ToString(CultureInfo.InvariantCulture));

    internal static MentorPairRow? Row(UnitOfWork unit, string id) => unit.Find(FindRow, Row, ("id", id));

    /// <summary>Ends an open pair by one of the two; the other one is told, unless nobody had answered yet.</summary>
    internal static void End(UnitOfWork unit, string person, DateTimeOffset at, string id, MentorPairStatus status)
    {
        if (Row(unit, id) is not { } row || unit.Execute(EndRow, ("id", id), ("person", person), ("status", (int)status), ("at", at)) == 0)
        {
            return;
        }

        LapseOf(unit, row, at);
        if (row.Other(person) is { } other && (row.Kept.Status == MentorPairStatus.Active || person == row.Mentor))
        {
            MentorStore.Tell(unit, other, MentorSignals.Ended, id, at);
        }
    }

    // The consent to show anything to a mentor ends with the last pair in which something is shown: so says its text.
    private static void LapseOf(UnitOfWork unit, MentorPairRow row, DateTimeOffset at)
    {
        if (unit.Find(OpenedOf, r => r.Text(0), ("person", row.Teacher)) is null)
        {
            ConsentStore.Lapse(unit, row.Teacher, MentorPair.Consent, "mentor " + row.Kept.Id, at);
        }
    }

    internal static void LeaveAll(UnitOfWork unit, string person, DateTimeOffset at)
    {
        foreach (var pair in unit.Query(OpenOfTeacher, r => r.Text(0), ("person", person)))
        {
            End(unit, person, at, pair, MentorPairStatus.Ended);
        }
    }

    internal object? Answer(UnitOfWork unit, string person, Query query) => query switch
    {
        MyMentorPairs => unit.Query(Mine, Row, ("person", person)).Select(row => Seen(unit, person, row)).ToImmutableArray(),
        MentorPairOf of => Row(unit, of.Id) is { } row && row.IsOf(person) ? Seen(unit, person, row) with { Notes = Notes(unit, row) } : null,
        MentoredRouteOf of => OpenedRoute(unit, person, of.Pair),
        MyRouteMentor => new RouteStore(people).Find(unit, person) is { } mine ? Marks(unit, person, mine.Id) : RouteMentor.None,
        MentoredMarksOf of => OpenedRoute(unit, person, of.Pair) is { } route ? Marks(unit, person, route.Id) : RouteMentor.None,
        MentoredResultsOf of => Opened(unit, person, of.Pair, Core.Community.Opened.Results) is { } teacher ? Results(unit, teacher) : ImmutableArray<Attempt>.Empty,
        _ => throw new UnreachableException(),
    };

    internal void Apply(UnitOfWork unit, string person, DateTimeOffset at, MentorEffect effect)
    {
        switch (effect)
        {
            case AskMentor ask:
                Asked(unit, person, at, ask);
                break;
            case AnswerMentee answer:
                Answered(unit, person, at, answer);
                break;
            case EndMentorPair:
                End(unit, person, at, effect.Id, MentorPairStatus.Ended);
                break;
            case ExpireMentorPair:
                End(unit, person, at, effect.Id, MentorPairStatus.Expired);
                break;
            case OpenToMentor open:
                Open(unit, person, at, open);
                break;
            case NoteMentoring note:
                Note(unit, person, at, note);
                break;
            default:
                OfRoute(unit, person, at, effect);
                break;
        }
    }

    private static MentorPairRow Row(Row r) => new(
        new MentorPair(r.Text(0), r.Text(1), r.Text(2), r.TextOrNull(3), (MentorPairStatus)r.Int32(4), false)
        {
            Opened = (Opened)r.Int32(5),
            AskedAt = r.Instant(6),
            BeganAt = r.InstantOrNull(7),
            AgreedRoute = r.TextOrNull(8),
            AgreedAt = r.InstantOrNull(9),
        },
        r.Text(10),
        r.TextOrNull(11));

    private MentorPair Seen(UnitOfWork unit, string person, MentorPairRow row)
    {
        var isMentor = row.Mentor == person;
        var other = isMentor ? row.Teacher : row.Mentor;
        var seesName = other is not null && (isMentor ? row.Kept.IsOpen && row.Kept.Opens(Core.Community.Opened.Name) : MentorStore.IsNamed(unit, other));
        return row.Kept with
        {
            IsMentor = isMentor,
            Name = seesName ? people.FindName(unit, other!) : null,
            School = seesName ? PeopleStore.FindPerson(unit, other!)?.Person.School : null,
        };
    }

    private ImmutableArray<MentorNote> Notes(UnitOfWork unit, MentorPairRow row)
    {
        var key = people.KeyOf(unit, row.Teacher);
        return [.. unit.Query(NotesOf, r => new MentorNote(r.Int32(0), r.Instant(1), r.Int32(2), Sealer.Open(key, r.Bytes(3), At(row.Kept.Id, r.Int32(0)))), ("id", row.Kept.Id)).OrderBy(n => n.Number)];
    }

    /// <summary>The teacher whose part is opened to this mentor now; null otherwise.</summary>
    private static string? Opened(UnitOfWork unit, string person, string pair, Opened part) =>
        Row(unit, pair) is { Kept.Status: MentorPairStatus.Active } row && row.Mentor == person && row.Kept.Opens(part) ? row.Teacher : null;

    private Route? OpenedRoute(UnitOfWork unit, string person, string pair) =>
        Opened(unit, person, pair, Core.Community.Opened.Route) is { } teacher && new RouteStore(people).Find(unit, teacher) is { Status: not RouteStatus.Draft } route ? route : null;

    private static ImmutableArray<Attempt> Results(UnitOfWork unit, string teacher) =>
    [
        .. AttemptStore.List(unit, teacher, AttemptStatus.Completed).Take(MostResults).Select(a => AttemptStore.Find(unit, teacher, a.Id)).OfType<Attempt>(),
    ];

    private static void Asked(UnitOfWork unit, string person, DateTimeOffset at, AskMentor ask)
    {
        if (unit.Execute(Ask, ("id", ask.Id), ("card", ask.Card), ("person", person), ("municipality", ask.Municipality), ("subject", ask.Subject), ("area", ask.Area), ("at", at)) == 0)
        {
            throw new VersionConflictException();
        }

        var mentor = Row(unit, ask.Id)!.Mentor!;
        MentorStore.Tell(unit, mentor, MentorSignals.Asked, ask.Id, at);
        MentorStore.Tell(unit, mentor, MentorSignals.Waits, ask.Id, at + MentorSignals.Reminded);
        MentorStore.Tell(unit, person, MentorSignals.Unanswered, ask.Id, at + MentorSignals.Patience);
    }

    private static void Answered(UnitOfWork unit, string person, DateTimeOffset at, AnswerMentee answer)
    {
        var status = answer.Agrees ? MentorPairStatus.Active : MentorPairStatus.Declined;
        if (unit.Execute(AnswerRow, ("id", answer.Id), ("person", person), ("status", (int)status), ("at", at)) > 0 && Row(unit, answer.Id) is { } row)
        {
            LapseOf(unit, row, at);
            MentorStore.Tell(unit, row.Teacher, MentorSignals.Answered, answer.Id, at);
        }
    }

    private static void Open(UnitOfWork unit, string person, DateTimeOffset at, OpenToMentor open)
    {
        if (unit.Execute(OpenRow, ("id", open.Id), ("person", person), ("opened", (int)open.Opened)) > 0 && Row(unit, open.Id) is { Kept.Status: MentorPairStatus.Active, Mentor: { } mentor })
        {
            MentorStore.Tell(unit, mentor, MentorSignals.Opening, open.Id, at);
        }
    }

    private void Note(UnitOfWork unit, string person, DateTimeOffset at, NoteMentoring note)
    {
        if (Row(unit, note.Id) is { Kept.Status: MentorPairStatus.Active } row && row.Mentor == person)
        {
            var n = (int)unit.Scalar(LastNote, ("id", note.Id)) + 1;
            unit.Execute(InsertNote, ("id", note.Id), ("n", n), ("minutes", note.Minutes), ("text", people.SealFor(unit, row.Teacher, note.Text, At(note.Id, n))), ("at", at));
        }
    }

    private static void OfRoute(UnitOfWork unit, string person, DateTimeOffset at, MentorEffect effect)
    {
        switch (effect)
        {
            case ReadAsMentor read:
                PeopleStore.Audit(unit, person, Row(unit, read.Id)?.Teacher, "mentor " + read.What, at);
                break;
            case AgreeToRoute agree when unit.Execute(Agree, ("id", agree.Id), ("person", person), ("route", agree.Route), ("at", at)) > 0:
                MentorStore.Tell(unit, Row(unit, agree.Id)!.Teacher, MentorSignals.RouteAgreed, agree.Id, at);
                break;
            case AgreeToRoute:
                break;
            case MarkRouteStep mark:
                unit.Execute(InsertMark, ("route", mark.Route), ("step", mark.Step), ("id", mark.Id), ("person", person), ("at", at));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private sealed record Agreement(DateTimeOffset? At, string? Mentor);
}

/// <summary>A pair and the ids of its two, which never leave the store.</summary>
/// <param name="Mentor">Null once erased.</param>
internal sealed record MentorPairRow(MentorPair Kept, string Teacher, string? Mentor)
{
    public bool IsOf(string person) => person == Teacher || person == Mentor;

    public string? Other(string person) => person == Teacher ? Mentor : Teacher;
}
