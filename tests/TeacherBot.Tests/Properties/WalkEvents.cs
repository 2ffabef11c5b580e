using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Events;

namespace TeacherBot.Tests.Properties;

/// <summary>Events as one walker meets them, in memory, with other people who take places and wait.</summary>
internal sealed class WalkEvents
{
    public const string KnownCode = "4821";

    private const string Seminar = "seminar-uravneniya";

    private static readonly string[] Ids = [Seminar, "vebinar-veroyatnost", "urok-stereometriya", "kurs-otsenivanie", "nowhere"];

    private static readonly string[] Kinds =
    [
        EventSignals.Reminder, EventSignals.Offer, EventSignals.OfferEnds, EventSignals.Moved, EventSignals.Cancelled, EventSignals.Feedback, EventSignals.FollowUp,
    ];

    private static readonly string[] Sought = ["wish", "begin", "agree", "new", "publish", "open", "close", "register", "k.0", "f.move", "f.seats", "f.cancel"];

    private const int CodesBeforeRight = 3;

    private readonly Dictionary<string, EventFacts> known = [];

    // With the one who was there already the seminar of 25 places is full, or has one left.
    private int others = 24;

    // Who was there takes no other place any more, so most walkers must not be there at once.
    private int codes;

    public object? Answer(Query query) => query switch
    {
        EventOf of => Facts(of.Id),
        EventRows of => known.Values.Where(f => f.Row?.Municipality == of.Municipality).Select(f => f.Row!).ToImmutableArray(),
        MyRegistrations => known.Values.Where(f => f.Mine is { Status: not RegistrationStatus.Cancelled }).Select(f => new MyRegistration(f.Row!, f.Mine!.Status)).ToImmutableArray(),
        StandingsOf => ImmutableArray.Create(new NumberedStanding(1, RegistrationStatus.Registered), new NumberedStanding(2, RegistrationStatus.Attended)),
        EventReportOf => new EventReport([new(RegistrationStatus.Attended, 7)], [new(ParticipationKind.Speaker, 1)], [new("school-1", 6, 5)]) { Marks = 6, MarkSum = 27 },
        EventsBetween of => known.Values.Where(f => f.Row is { Status: not (EventStatus.Draft or EventStatus.Cancelled), StartsAt: not null } row && row.Municipality == of.Municipality).Select(f => f.Row!).ToImmutableArray(),
        AttendanceCodeOf of => of.Code == KnownCode && ++codes % CodesBeforeRight == 0 ? new CodedEvent(Seminar, ParticipationKind.Participant) : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Writes as the store does: with the version checked and the places counted.</summary>
    public void Apply(EventEffect effect, DateTimeOffset now)
    {
        switch (effect)
        {
            case SaveEvent save:
                Assert.Equal(Facts(save.Row.Id).Row?.Version ?? 0, save.Row.Version - 1);
                break;
            case Enrol { Waiting: false } enrol:
                Keep(enrol.Row);
                Assert.True(enrol.Row.Capacity is null || Facts(enrol.Row.Id).Counts.Taken <= enrol.Row.Capacity);
                break;
            case Enrol enrol:
                Keep(enrol.Row);
                break;
            case OfferPlace offer:
                Keep(offer.Row);
                break;
            case MarkAttended mark:
                Keep(mark.Row);
                break;
            case OpenAttendance open:
                Keep(open.Row);
                break;
            default:
                break;
        }

        var facts = known.Aggregate(Core.Conversations.Facts.None, (f, k) => f.With(new EventOf(k.Key), k.Value));
        foreach (var (query, answer) in EventChanges.After(facts, effect, now).Known)
        {
            known[((EventOf)query).Id] = (EventFacts)answer!;
        }
    }

    /// <summary>What somebody who cares for events would do next; null now and then.</summary>
    public InboundBody? Act(WalkWorld world, Random random, DateTimeOffset now)
    {
        var (state, screen) = (world.State, world.Screen);
        others = Facts(Seminar).Mine?.Status switch
        {
            RegistrationStatus.Waiting => random.Next(2) == 0 ? 23 : 24,
            null or RegistrationStatus.Cancelled or RegistrationStatus.Absent => 24,
            _ => 23,
        };
        var sought = screen?.Choices.Where(c => Sought.Contains(c.Key)).ToList() ?? [];
        return random.Next(7) switch
        {
            < 5 when Offered(now) is { } offer => offer,
            < 6 when state.Version % 3 == 0 && screen?.Choices.Any(c => c.Key == "list") == true => new Pressed(state.Version, "list"),
            <= 3 when state.Active is PaperListEntry => new TextSaid("1, 2, 40-42", false),
            <= 3 when state.Active is EventField field => new TextSaid(Words(field.Field, random, now), false),
            <= 2 when sought.Count > 0 => new Pressed(state.Version, sought[random.Next(sought.Count)].Key),
            3 when state.Active is EventDesk or EventCard => new Pressed(state.Version, screen!.Choices.ElementAt(random.Next(screen.Choices.Count())).Key),
            3 => world.Person.Roles.IsEmpty ? new CommandSaid("start", "i_" + WalkWorld.KnownInvite) : new CommandSaid("events", ""),
            4 => Followed(now) ?? Signal(random),
            5 => new CommandSaid("start", random.Next(5) == 0 ? "a_" + KnownCode : "e_" + Id(random)),
            6 when random.Next(3) == 0 => new TextSaid("Код: " + KnownCode, false),
            6 => new ActionPressed(random.Next(4) switch { 0 => "ev-open", 1 => "ev-take", 2 => "ev-leave", _ => "ev-mark4" }, Id(random)),
            _ => null,
        };
    }

    private Signal? Offered(DateTimeOffset now) => Followed(now) is { Kind: EventSignals.Offer } offer ? offer : null;

    // What time would say next about an event the walker is in.
    private Signal? Followed(DateTimeOffset now)
    {
        return known.Values.Where(f => f is { Row: not null, Mine: not null }).Select(f => f.Mine!.Status switch
        {
            RegistrationStatus.Waiting => new Signal(EventSignals.Offer, f.Row!.Id),
            RegistrationStatus.Registered when f.Row!.EndsAt < now => new Signal(EventSignals.Feedback, f.Row.Id),
            _ => null,
        }).OfType<Signal>().FirstOrDefault();
    }

    private Signal Signal(Random random)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        return new Signal(kind, Id(random) + (kind == EventSignals.Reminder ? "|day" : ""));
    }

    private string Id(Random random) => random.Next(3) == 0 && known.Count > 0 ? known.Keys.ElementAt(random.Next(known.Count)) : Ids[random.Next(Ids.Length)];

    private static string Words(string field, Random random, DateTimeOffset now) => field switch
    {
        _ when random.Next(5) == 0 => "😀",
        EventFields.Title => "Семинар по дробям",
        EventFields.Start or EventFields.Move => now.ToOffset(TimeSpan.FromHours(7)).AddMinutes(random.Next(2) == 0 ? 20 : 9000).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture),
        EventFields.Length => "1,5 часа",
        EventFields.Seats => "30",
        EventFields.Programme or EventFields.Report => "https://zarechny.example/programma",
        _ => "Школа № 1, кабинет 5",
    };

    private EventFacts Facts(string id) => known.TryGetValue(id, out var facts) ? facts with { Counts = WithOthers(id, facts) }
        : EventFacts.Untouched with { Counts = WithOthers(id, null) };

    private EventCounts WithOthers(string id, EventFacts? facts)
    {
        var mine = facts?.Mine?.Status;
        var registered = (id == Seminar ? others : 0) + (mine == RegistrationStatus.Registered ? 1 : 0);
        return new(registered, mine == RegistrationStatus.Waiting ? 1 : 0, mine == RegistrationStatus.Offered ? 1 : 0, 1);
    }

    private void Keep(EventRow row)
    {
        var facts = Facts(row.Id);
        known[row.Id] = facts with { Row = facts.Row ?? row };
    }
}
