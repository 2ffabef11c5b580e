using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>Questions of teachers and the dialogues after them. Words of both sides are sealed under the asker's key.</summary>
public sealed class ConsultationStore(PeopleStore people)
{
    private static readonly Statement FindRow = Statement.Named("ConsultationFind");
    private static readonly Statement WordsOf = Statement.Named("ConsultationWords");
    private static readonly Statement Asked = Statement.Named("ConsultationsAsked");
    private static readonly Statement Taken = Statement.Named("ConsultationsTaken");
    private static readonly Statement Waiting = Statement.Named("ConsultationsWaiting");
    private static readonly Statement Ends = Statement.Named("ConsultationEnds");
    private static readonly Statement Teachers = Statement.Named("ConsultationTeachers");
    private static readonly Statement Insert = Statement.Named("ConsultationInsert");
    private static readonly Statement InsertWord = Statement.Named("ConsultationInsertWord");
    private static readonly Statement Set = Statement.Named("ConsultationSet");
    private static readonly Statement Send = Statement.Named("ConsultationSend");
    private static readonly Statement SendToMentor = Statement.Named("ConsultationSendToMentor");
    private static readonly Statement Claim = Statement.Named("ConsultationClaim");
    private static readonly Statement Time = Statement.Named("ConsultationTime");
    private static readonly Statement Mark = Statement.Named("ConsultationMark");
    private static readonly Statement CloseRow = Statement.Named("ConsultationClose");
    private static readonly Statement ReleaseRow = Statement.Named("ConsultationRelease");
    private static readonly Statement TallyRow = Statement.Named("ConsultationTally");
    private static readonly Statement HelpAnswered = Statement.Named("HelpRequestAnswered");
    private static readonly Statement DeleteWords = Statement.Named("ConsultationDeleteWords");
    private static readonly Statement DeleteRow = Statement.Named("ConsultationDelete");
    private static readonly Statement Unasked = Statement.Named("ConsultationsUnasked");
    private static readonly Statement OpenOf = Statement.Named("ConsultationsOpenOf");

    /// <summary>Answers the queries of this room for a person.</summary>
    public object? Answer(UnitOfWork unit, string person, Query query) => query switch
    {
        ConsultationOf of => Find(unit, person, of.Id),
        MyConsultations => Lines(unit, Asked, ("person", person)),
        ConsultationsToAnswer to => Lines(unit, Taken, ("person", person)).AddRange(Lines(unit, Waiting, ("person", person), ("municipality", to.Municipality))),
        ColleaguesFor of => new ConsultationTransfers(people).Of(unit, person, of.Consultation),
        TeachersOf of => (int)unit.Scalar(Teachers, ("municipality", of.Municipality), ("subject", of.Subject)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Applies an effect of a person; whoever it does not take changes nothing.</summary>
    /// <exception cref="VersionConflictException">Somebody else took the question first: decide again.</exception>
    public void Apply(UnitOfWork unit, string person, DateTimeOffset at, ConsultationEffect effect)
    {
        switch (effect)
        {
            case DraftConsultation draft:
                Draft(unit, person, at, draft);
                break;
            case SendConsultation:
                Sent(unit, person, at, effect.Id);
                break;
            case DropConsultation:
                Drop(unit, person, at, effect.Id);
                break;
            case ClaimConsultation:
                Take(unit, person, at, effect.Id);
                break;
            case ReleaseConsultation:
                Release(unit, person, at, effect.Id);
                break;
            case TransferConsultation transfer:
                ConsultationTransfers.Apply(unit, person, at, transfer);
                break;
            case SayInConsultation say:
                Say(unit, person, at, say);
                break;
            case CloseConsultation:
                Close(unit, person, at, effect.Id);
                break;
            default:
                Change(unit, person, effect);
                break;
        }
    }

    /// <summary>Of a municipality; drafts are not counted.</summary>
    public static ConsultationTally Tally(UnitOfWork unit, string municipality, ConsultationTallyOf of) => unit.Get(
        TallyRow, r => new ConsultationTally(r.Int32(0), r.Int32(1), r.Int32(2)), ("municipality", municipality), ("from", of.From), ("until", of.Until));

    /// <summary>A person withdraws: what nobody has taken goes, what is being answered ends, what the person was answering goes back to the queue.</summary>
    public static void LeaveAll(UnitOfWork unit, string person, DateTimeOffset at)
    {
        foreach (var id in unit.Query(Unasked, r => r.Text(0), ("person", person), ("below", (int)ConsultationStatus.Claimed)))
        {
            Drop(unit, person, at, id);
        }

        foreach (var (id, isAsker) in unit.Query(OpenOf, r => (r.Text(0), r.Text(1) == person), ("person", person)))
        {
            if (isAsker)
            {
                Close(unit, person, at, id);
            }
            else
            {
                Release(unit, person, at, id);
            }
        }
    }

    internal static SealedAt At(string id, int n) => new("consultation_words", "text_sealed", id + "/" + n.ToString(CultureInfo.InvariantCulture));

    internal static ConsultationRow? Row(UnitOfWork unit, string id) => unit.Find(
        FindRow,
        r => new ConsultationRow(
            new Consultation(r.Text(0), r.Text(1), r.Text(2), r.TextOrNull(3), (ConsultationStatus)r.Int32(4))
            {
                IsNamed = r.Bool(7),
                AskedAt = r.Instant(8),
                Minutes = r.Int32OrNull(9),
                Mark = r.Int32OrNull(10),
                IsToMentor = r.Bool(11),
            },
            r.TextOrNull(5),
            r.TextOrNull(6)),
        ("id", id));

    private Consultation? Find(UnitOfWork unit, string person, string id)
    {
        if (Row(unit, id) is not { } row || (row.PartyOf(person) == ConsultationParty.Outsider && row.Kept.Status != ConsultationStatus.Waiting))
        {
            return null;
        }

        var party = row.PartyOf(person);
        if (row.Asker is not { } asker)
        {
            // The words went with the key; the one who answered may still say how long it took.
            return row.Kept with { Party = party, Mark = null };
        }

        var seesName = row.Kept.IsNamed && party != ConsultationParty.Asker;
        var key = people.KeyOf(unit, asker);
        var words = unit.Query(WordsOf, r => new ConsultationWord(r.Int32(0), r.Bool(1), Sealer.Open(key, r.Bytes(2), At(id, r.Int32(0)))) { Picture = r.TextOrNull(3) }, ("id", id));
        return row.Kept with
        {
            Party = party,
            Asker = seesName ? people.FindName(unit, asker) : null,
            School = seesName ? PeopleStore.FindPerson(unit, asker)?.Person.School : null,
            Mark = party == ConsultationParty.Asker ? row.Kept.Mark : null,
            Words = [.. words.OrderBy(w => w.Number)],
        };
    }

    private ImmutableArray<ConsultationLine> Lines(UnitOfWork unit, Statement statement, params ReadOnlySpan<P> parameters)
    {
        var rows = unit.Query(
            statement, r => (Id: r.Text(0), Subject: r.Text(1), Area: r.TextOrNull(2), Status: (ConsultationStatus)r.Int32(3), Asker: r.Text(4)), parameters);
        return [.. rows.Select(row => unit.Get(
            Ends,
            r => new ConsultationLine(row.Id, row.Subject, row.Area, row.Status, Sealer.Open(people.KeyOf(unit, row.Asker), r.Bytes(0), At(row.Id, 1)), !r.Bool(1)),
            ("id", row.Id)))];
    }

    private static void Change(UnitOfWork unit, string person, ConsultationEffect effect) => _ = effect switch
    {
        SetConsultation set => unit.Execute(Set, ("id", set.Id), ("person", person), ("subject", set.Subject), ("named", set.IsNamed)),
        TimeConsultation time => unit.Execute(Time, ("id", time.Id), ("person", person), ("minutes", time.Minutes)),
        MarkConsultation mark => unit.Execute(Mark, ("id", mark.Id), ("person", person), ("mark", mark.Mark)),
        _ => throw new UnreachableException(),
    };

    private static void Sent(UnitOfWork unit, string person, DateTimeOffset at, string id)
    {
        if (unit.Execute(SendToMentor, ("id", id), ("person", person), ("at", at)) > 0)
        {
            ConsultationTelling.Word(unit, Row(unit, id)!, person, 1, at);
        }
        else if (unit.Execute(Send, ("id", id), ("person", person), ("at", at)) > 0)
        {
            ConsultationTelling.Queue(unit, Row(unit, id)!, person, at);
        }
    }

    private void Draft(UnitOfWork unit, string person, DateTimeOffset at, DraftConsultation draft)
    {
        foreach (var older in unit.Query(Unasked, r => r.Text(0), ("person", person), ("below", (int)ConsultationStatus.Waiting)))
        {
            Drop(unit, person, at, older);
        }

        unit.Execute(
            Insert, ("id", draft.Id), ("municipality", draft.Municipality), ("subject", draft.Subject), ("area", draft.Area), ("person", person), ("at", at), ("pair", draft.Mentoring));
        Write(unit, draft.Id, 1, person, true, draft.Text, at);
    }

    private void Say(UnitOfWork unit, string person, DateTimeOffset at, SayInConsultation say)
    {
        if (Row(unit, say.Id) is not { Asker: { } asker } row || !row.Kept.IsOpen || row.PartyOf(person) == ConsultationParty.Outsider)
        {
            return;
        }

        var n = ConsultationRow.LastWord(unit, say.Id) + 1;
        Write(unit, say.Id, n, asker, person == asker, say.Text, at);
        ConsultationTelling.Word(unit, row, person, n, at);
    }

    private void Write(UnitOfWork unit, string id, int n, string asker, bool isOfAsker, string text, DateTimeOffset at) => unit.Execute(
        InsertWord, ("id", id), ("n", n), ("asker", isOfAsker), ("text", people.SealFor(unit, asker, text, At(id, n))), ("at", at));

    private static void Take(UnitOfWork unit, string person, DateTimeOffset at, string id)
    {
        if (unit.Execute(Claim, ("id", id), ("person", person), ("at", at)) == 0)
        {
            throw new VersionConflictException();
        }

        var row = Row(unit, id)!;
        ConsultationTelling.Patience(unit, row, at);
        if (row.Kept.IsNamed)
        {
            PeopleStore.Audit(unit, person, row.Asker, "consultation named", at);
        }
    }

    private static void Release(UnitOfWork unit, string person, DateTimeOffset at, string id)
    {
        if (Row(unit, id) is { } row && unit.Execute(ReleaseRow, ("id", id), ("person", person)) > 0)
        {
            ConsultationTelling.NoPatience(unit, row);
            ConsultationTelling.Queue(unit, row, person, at);
        }
    }

    private static void Close(UnitOfWork unit, string person, DateTimeOffset at, string id)
    {
        if (Row(unit, id) is { } row && unit.Execute(CloseRow, ("id", id), ("person", person), ("at", at)) > 0)
        {
            unit.Execute(HelpAnswered, ("id", id), ("at", at));
            ConsultationTelling.NoPatience(unit, row);
            ConsultationTelling.Closed(unit, row, person, at);
        }
    }

    private static void Drop(UnitOfWork unit, string person, DateTimeOffset at, string id)
    {
        unit.Execute(HelpAnswered, ("id", id), ("at", at));
        unit.Execute(DeleteWords, ("id", id), ("person", person));
        unit.Execute(DeleteRow, ("id", id), ("person", person));
    }
}
