using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Tests.Properties;

/// <summary>Requests as one walker meets them, in memory, with somebody at the other end of each.</summary>
internal sealed class WalkRequests
{
    // Odd walks ask more than they decide.
    private const int EachOther = 2;

    private static readonly string[] Kinds =
        [RequestSignals.Queued, RequestSignals.Waiting, RequestSignals.Decided, RequestSignals.Withdrawn, RequestSignals.Held, RequestSignals.Answered, RequestSignals.Unconfirmed];

    private static readonly string[] Sought = ["requests", "queue", "mine", "send", "name", "accept", "decline", "held", "record", "save", "skip", "done", "was", "remark", "withdraw", "drop"];

    private readonly Dictionary<string, SupportRequest> known = new()
    {
        ["topic"] = Others("topic", RequestKind.Topic, new RequestForm { Subject = "mathematics", Area = "MAT1" }),
        ["visit"] = Others("visit", RequestKind.Visit, new RequestForm { Direction = VisitDirection.Managerial, Window = "spring" }),
        ["agreed"] = Others("agreed", RequestKind.Visit, new RequestForm { Direction = VisitDirection.Methodical, Window = "spring" }) with { Status = RequestStatus.Accepted, Planned = new(2027, 2, 9) },
        ["came"] = Others("came", RequestKind.Visit, new RequestForm { Direction = VisitDirection.Methodical, Window = "spring" }) with { Status = RequestStatus.Held, Planned = new(2026, 11, 9), IsMine = true },
        ["remarked"] = Others("remarked", RequestKind.Visit, new RequestForm { Direction = VisitDirection.Methodical, Window = "spring" }) with
        {
            Status = RequestStatus.Held,
            Planned = new(2026, 11, 9),
            Words = RequestWord.OfRecord.ToImmutableSortedDictionary(f => f, f => f == RequestWord.Day ? "09.11.2026" : "было").Add(RequestWord.Remark, "Приезжали трое."),
        },
        ["order"] = Others("order", RequestKind.Diagnostics, new RequestForm { Instruments = ["mathematics-levels"], Window = "entry", People = 12 }),
    };

    public object? Answer(Query query) => query switch
    {
        RequestOf of => known.GetValueOrDefault(of.Id) is { } r && (r.IsMine || r.Status != RequestStatus.Draft) ? r : null,
        MyRequests => Lines(r => r.IsMine),
        RequestsToDecide => Lines(r => !r.IsMine && r.IsOpen),
        DemandOf => new DemandCounts([new("MAT1", 7, 6)], [new("school-4", VisitDirection.Methodical, "spring", RequestStatus.Waiting)]),
        VisitsOf => known.Values.Where(r => r is { Kind: RequestKind.Visit, Planned: not null }).ToImmutableArray(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Apply(RequestEffect effect, DateTimeOffset now)
    {
        var before = known.GetValueOrDefault(effect.Id);
        Assert.True(effect is DraftRequest || before is not null, $"{effect} is of nothing known.");
        Assert.True(effect is not (SetRequest or SendRequest) || before is { IsMine: true, Status: RequestStatus.Draft });
        Assert.True(effect is not DecideRequest || before is { IsMine: false, IsOpen: true });
        Assert.True(effect is not HoldRequest || before is { IsMine: false, Status: RequestStatus.Accepted });
        Assert.True(effect is not CorrectVisit || (before is { IsMine: false, Status: RequestStatus.Held } && before.Word(RequestWord.Remark) is { Length: > 0 }));
        Assert.True(effect is not AnswerVisit || before is { IsMine: true, Status: RequestStatus.Held });
        Assert.True(effect is not SendRequest || before is { Kind: not RequestKind.Topic } or { Form.Area: not null });
        var query = new RequestOf(effect.Id);
        if (Core.Conversations.Facts.None.With(query, before).After(effect, now).Known[query] is SupportRequest after)
        {
            known[effect.Id] = after;
        }
        else
        {
            known.Remove(effect.Id);
        }
    }

    public void Clear() => known.Clear();

    /// <summary>What somebody who asks, or decides, would do next; null now and then.</summary>
    public InboundBody? Act(WalkWorld world, Random random, int seed)
    {
        var (state, screen) = (world.State, world.Screen);
        if (!world.Person.Joined || random.Next(2) == 0)
        {
            return null;
        }

        var choices = screen?.Choices.Where(c => c.Kind == ChoiceKind.Screen && c.Key is not ("back" or "menu")).ToList() ?? [];
        var sought = choices.Where(c => Sought.Contains(c.Key) || c.Key.StartsWith("r.", StringComparison.Ordinal) || c.Key.StartsWith("new.", StringComparison.Ordinal)).ToList();
        return random.Next(10) switch
        {
            <= 2 when state.Active is RequestDraft or RequestDeciding or RequestRecording or RequestRemarking && screen?.ExpectsText == true => new TextSaid(Words(random), false),
            <= 4 when state.Active is RequestScreen && sought.Count > 0 => new Pressed(state.Version, sought[random.Next(sought.Count)].Key),
            <= 6 when state.Active is RequestScreen && choices.Count > 0 => new Pressed(state.Version, choices[random.Next(choices.Count)].Key),
            7 => new CommandSaid(seed % EachOther == 0 || world.Person.Roles.IsEmpty ? "request" : "requests", ""),
            8 => OfTheOther(random),
            9 => random.Next(3) == 0 ? new ActionPressed(random.Next(2) == 0 ? "rq-open" : "rq-was", Id(random)) : new Signal(Kinds[random.Next(Kinds.Length)], Id(random)),
            _ => null,
        };
    }

    private static SupportRequest Others(string id, RequestKind kind, RequestForm form) => new(id, "zarechny", kind, RequestStatus.Waiting, "school-4", form)
    {
        Words = ImmutableSortedDictionary<string, string>.Empty.Add(RequestWord.Note, "Дети теряются в задачах с двумя действиями."),
    };

    private static string Words(Random random) => random.Next(6) switch
    {
        0 => "20",
        1 => new string('я', 500),
        2 => "12 декабря",
        3 => "01.12.2026",
        _ => "Разбор уроков и встреча с командой школы",
    };

    // Somebody decides what this one asked, holds it, or takes one's own back.
    private Signal OfTheOther(Random random)
    {
        var id = Id(random);
        if (!known.TryGetValue(id, out var r))
        {
            return new Signal(RequestSignals.Waiting, id);
        }

        known[id] = (r.IsMine, r.Status, random.Next(3)) switch
        {
            (true, RequestStatus.Waiting, 0) => r with { Status = RequestStatus.Declined, Words = r.Words.SetItem(RequestWord.Reason, "В эти дни команда занята.") },
            (true, RequestStatus.Waiting, _) => r with { Status = RequestStatus.Accepted, Planned = r.Kind == RequestKind.Visit ? new DateOnly(2027, 2, 9) : null },
            (true, RequestStatus.Accepted, _) => r with { Status = RequestStatus.Held, Words = r.Words.SetItem(RequestWord.Team, "Методисты центра") },
            (false, RequestStatus.Accepted, 0) => r with { Status = RequestStatus.Withdrawn },
            (false, RequestStatus.Held, var how) => r with { Words = r.Words.SetItem(RequestWord.Remark, how == 0 ? "" : "Не так.") },
            _ => r,
        };
        return new Signal(Kinds[random.Next(Kinds.Length)], id);
    }

    private string Id(Random random) => known.Count == 0 ? "nothing" : known.Keys.ElementAt(random.Next(known.Count));

    private ImmutableArray<RequestLine> Lines(Func<SupportRequest, bool> which) =>
        [.. known.Values.Where(which).Select(r => new RequestLine(r.Id, r.Kind, r.Status, r.School, r.Form, r.Word(RequestWord.Note) ?? "") { AskedAt = r.AskedAt }).Take(20)];
}
