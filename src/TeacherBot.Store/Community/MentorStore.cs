using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Cards of mentors: offered, confirmed with an order, ended. Pairs are <see cref="MentorPairStore"/>.</summary>
public sealed class MentorStore(PeopleStore people)
{
    private static readonly Statement Mine = Statement.Named("MentorCardMine");
    private static readonly Statement OfTown = Statement.Named("MentorCardsOfTown");
    private static readonly Statement AskedBefore = Statement.Named("MentorPairsAskedBefore");
    private static readonly Statement SaveRow = Statement.Named("MentorCardSave");
    private static readonly Statement OfferRow = Statement.Named("MentorCardOffer");
    private static readonly Statement ConfirmRow = Statement.Named("MentorCardConfirm");
    private static readonly Statement EndRow = Statement.Named("MentorCardEnd");
    private static readonly Statement Owner = Statement.Named("MentorCardOwner");
    private static readonly Statement RoleGive = Statement.Named("MentorRoleGive");
    private static readonly Statement RoleEnd = Statement.Named("MentorRoleEnd");
    private static readonly Statement Coordinators = Statement.Named("MentorCoordinators");
    private static readonly Statement PairsOfCard = Statement.Named("MentorPairsOpenOfCard");
    private static readonly Statement OpenOf = Statement.Named("MentorCardsOpenOf");

    // Who did not answer in time may have been on leave.
    private static readonly TimeSpan Rest = TimeSpan.FromDays(30);

    /// <summary>Whether the person agreed to be named to teachers as a mentor, and has a name.</summary>
    internal static bool IsNamed(UnitOfWork unit, string person) => PeopleStore.FindPerson(unit, person)?.Person is { HasName: true } known && known.Consents.ContainsKey(NamingPage.Mentor);

    internal object? Answer(UnitOfWork unit, Person person, DateTimeOffset now, Query query) => query switch
    {
        MyMentorCard => unit.Find(Mine, Card, ("person", person.Id)),
        MentorDeskOf of when of.Municipality != person.Municipality => ImmutableArray<MentorLine>.Empty,
        MentorDeskOf of => Town(unit, of.Municipality).Select(row => Line(unit, row)).ToImmutableArray(),
        MentorCandidates of when of.Municipality != person.Municipality => ImmutableArray<MentorCandidate>.Empty,
        MentorCandidates of => Candidates(unit, person.Id, of.Municipality, now),
        _ => new MentorPairStore(people).Answer(unit, person.Id, query),
    };

    internal void Apply(UnitOfWork unit, Person person, DateTimeOffset at, MentorEffect effect)
    {
        switch (effect)
        {
            case SaveMentorCard { Card: var card }:
                unit.Execute(SaveRow, ("id", card.Id), ("person", person.Id), ("municipality", person.Municipality), ("areas", string.Join(',', card.Areas)), ("capacity", card.Capacity), ("at", at));
                break;
            case OfferMentorCard:
                Offer(unit, person, at, effect.Id);
                break;
            case ConfirmMentorCard confirm:
                Confirm(unit, person, at, confirm);
                break;
            case EndMentorCard:
                End(unit, person.Id, person.Municipality, at, effect.Id);
                break;
            default:
                new MentorPairStore(people).Apply(unit, person.Id, at, effect);
                break;
        }
    }

    /// <summary>A person withdraws: the card ends, and every pair on either side.</summary>
    public static void LeaveAll(UnitOfWork unit, string person, DateTimeOffset at)
    {
        foreach (var card in unit.Query(OpenOf, r => r.Text(0), ("person", person)))
        {
            End(unit, person, null, at, card);
        }

        MentorPairStore.LeaveAll(unit, person, at);
    }

    internal static void Tell(UnitOfWork unit, string person, string kind, string about, DateTimeOffset due) =>
        ScheduleStore.Plan(unit, person, new ScheduleSignal(kind, about, due, Unique(kind, about, person, due)));

    // A second change is told again; an order planned twice is one.
    private static string Unique(string kind, string about, string person, DateTimeOffset due) =>
        $"{kind}|{about}|{person}|{due.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";

    private static void Offer(UnitOfWork unit, Person person, DateTimeOffset at, string card)
    {
        if (unit.Execute(OfferRow, ("id", card), ("person", person.Id), ("at", at)) == 0)
        {
            return;
        }

        foreach (var coordinator in unit.Query(Coordinators, r => r.Text(0), ("municipality", person.Municipality), ("at", at), ("person", person.Id)))
        {
            Tell(unit, coordinator, MentorSignals.Offered, card, at);
        }
    }

    private static void Confirm(UnitOfWork unit, Person person, DateTimeOffset at, ConfirmMentorCard confirm)
    {
        var changed = unit.Execute(ConfirmRow, ("id", confirm.Id), ("municipality", person.Municipality), ("order", confirm.Order), ("from", Day(confirm.From)), ("until", Day(confirm.Until)));
        if (changed == 0 || OwnerOf(unit, confirm.Id) is not { } mentor)
        {
            return;
        }

        unit.Execute(RoleGive, ("person", mentor), ("municipality", person.Municipality), ("by", By(confirm.Id)), ("at", at));
        PeopleStore.Audit(unit, person.Id, mentor, "mentor confirmed", at);
        Tell(unit, mentor, MentorSignals.Confirmed, confirm.Id, at);
        if (confirm.Until is { } until)
        {
            // Past the last day everywhere in the country.
            Tell(unit, mentor, MentorSignals.Over, confirm.Id, new DateTimeOffset(until.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        }
    }

    private static void End(UnitOfWork unit, string person, string? municipality, DateTimeOffset at, string card)
    {
        var mentor = OwnerOf(unit, card);
        if (unit.Execute(EndRow, ("id", card), ("person", person), ("municipality", municipality), ("at", at)) == 0 || mentor is null)
        {
            return;
        }

        if (mentor != person)
        {
            PeopleStore.Audit(unit, person, mentor, "mentor ended", at);
            Tell(unit, mentor, MentorSignals.Dismissed, card, at);
        }

        unit.Execute(RoleEnd, ("person", mentor), ("by", By(card)), ("at", at));
        foreach (var pair in unit.Query(PairsOfCard, r => r.Text(0), ("card", card)))
        {
            MentorPairStore.End(unit, mentor, at, pair, MentorPairStatus.Ended);
        }
    }

    private static string By(string card) => "mentor " + card;

    private static string? OwnerOf(UnitOfWork unit, string card) => unit.Find(Owner, r => r.Text(0), ("id", card));

    private static List<(MentorCard Card, string Person)> Town(UnitOfWork unit, string municipality) =>
        unit.Query(OfTown, r => (Card(r), r.Text(9)), ("municipality", municipality));

    private MentorLine Line(UnitOfWork unit, (MentorCard Card, string Person) row)
    {
        var known = PeopleStore.FindPerson(unit, row.Person)?.Person;
        return new(row.Card, people.FindName(unit, row.Person), known?.School, known?.Subjects ?? []);
    }

    private ImmutableArray<MentorCandidate> Candidates(UnitOfWork unit, string person, string municipality, DateTimeOffset now)
    {
        var before = unit.Query(AskedBefore, r => r.Text(0), ("person", person), ("since", now - Rest)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Town(unit, municipality)
                .Where(row => row.Card.Status == MentorCardStatus.Confirmed && !(row.Card.Until < DateOnly.FromDateTime(now.UtcDateTime)) && row.Person != person && row.Card.Taken < row.Card.Capacity && !before.Contains(row.Card.Id))
                .Select(row => (row.Card, row.Person, Known: PeopleStore.FindPerson(unit, row.Person)!.Person))
                .Select(row => new MentorCandidate(row.Card.Id, row.Known.Subjects, row.Card.Areas, row.Known.School, row.Card.Taken, row.Card.Capacity)
                {
                    Name = row.Known.Consents.ContainsKey(NamingPage.Mentor) ? people.FindName(unit, row.Person) : null,
                }),
        ];
    }

    private static MentorCard Card(Row r) => new(r.Text(0), r.Text(1), (MentorCardStatus)r.Int32(2), [.. r.Text(3).Split(',', StringSplitOptions.RemoveEmptyEntries)], r.Int32(4))
    {
        Order = r.TextOrNull(5),
        From = Day(r.TextOrNull(6)),
        Until = Day(r.TextOrNull(7)),
        Taken = r.Int32(8),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
