using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Properties;

/// <summary>Consultations as one walker meets them, in memory, with somebody at the other end of each.</summary>
internal sealed class WalkConsultations
{
    private static readonly string[] Sought =
    [
        "ask", "faq", "send", "name", "s.physics", "drop", "claim", "release", "transfer", "k.other", "close", "m.20", "m4", "mine",
    ];

    private static readonly string[] Kinds = [ConsultationSignals.Queued, ConsultationSignals.Word, ConsultationSignals.Closed, ConsultationSignals.Idle, ConsultationSignals.Waiting, ConsultationSignals.Transferred];

    private readonly Dictionary<string, Consultation> known = new()
    {
        ["one"] = Others("one", "Как объяснить проценты в 6 классе?"),
        ["two"] = Others("two", "Чем занять сильных, пока остальные решают?") with { IsNamed = true, Asker = "Анна Сергеевна", School = "school-4" },
    };

    public object? Answer(Query query) => query switch
    {
        ConsultationOf of => known.GetValueOrDefault(of.Id) is { } c && (c.Party != ConsultationParty.Outsider || c.Status == ConsultationStatus.Waiting) ? c : null,
        MyConsultations => Lines(c => c is { Party: ConsultationParty.Asker, Status: not ConsultationStatus.Draft }),
        ConsultationsToAnswer => Lines(c => c.Party != ConsultationParty.Asker && c.IsOpen),
        TeachersOf => 3,
        ColleaguesFor => ImmutableArray.Create(new Colleague("other", true, ["mathematics"]), new Colleague("named", false, []) { Name = "Вера Петровна" }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Apply(ConsultationEffect effect, DateTimeOffset now)
    {
        var before = known.GetValueOrDefault(effect.Id);
        Assert.True(effect is DraftConsultation || before is not null, $"{effect} is of nothing known.");
        Assert.True(effect is not (TimeConsultation or ReleaseConsultation) || before!.Party == ConsultationParty.Answerer);
        Assert.True(effect is not (SayInConsultation or SendPicture) || (before!.IsOpen && before.Party != ConsultationParty.Outsider));
        var query = new ConsultationOf(effect.Id);
        if (Core.Conversations.Facts.None.With(query, before).After(effect, now).Known[query] is Consultation after)
        {
            known[effect.Id] = after;
        }
        else
        {
            known.Remove(effect.Id);
        }
    }

    public void Clear() => known.Clear();

    /// <summary>What somebody who asks and answers would do next; null now and then.</summary>
    public InboundBody? Act(WalkWorld world, Random random)
    {
        var (state, screen) = (world.State, world.Screen);
        if (!world.Person.Joined)
        {
            return null;
        }

        var sought = screen?.Choices.Where(c => Sought.Contains(c.Key) || c.Key.StartsWith("c.", StringComparison.Ordinal)).ToList() ?? [];
        return random.Next(8) switch
        {
            0 when state.Active is ConsultationView => new FileSent(new SentFile("photo", "", 1000, true), ""),
            <= 1 when state.Active is ConsultationAsking or ConsultationView or FaqWriting => new TextSaid(Words(random), false),
            <= 3 when sought.Count > 0 => new Pressed(state.Version, sought[random.Next(sought.Count)].Key),
            4 => new CommandSaid("ask", ""),
            5 when world.Person.Roles.IsEmpty && random.Next(6) == 0 => new CommandSaid("start", "i_" + WalkWorld.KnownInvite),
            5 => OfTheOther(random),
            6 => new Signal(Kinds[random.Next(Kinds.Length)], Id(random) + "|2"),
            7 => new ActionPressed(random.Next(2) == 0 ? "co-open" : "co-close", Id(random)),
            _ => null,
        };
    }

    private static Consultation Others(string id, string text) =>
        new(id, "zarechny", "mathematics", null, ConsultationStatus.Waiting) { Words = [new(1, true, text)] };

    private static string Words(Random random) => random.Next(5) switch
    {
        0 => "20",
        1 => new string('я', 3500),
        2 => "Спасибо! А если дробь неправильная?\n\nС уважением,\nАнна Сергеевна",
        _ => "Ученики путают периметр и площадь. С чего начать?",
    };

    // The other one takes a question, answers it, writes again, or ends it.
    private Signal OfTheOther(Random random)
    {
        var id = Id(random);
        if (!known.TryGetValue(id, out var c) || c.Party == ConsultationParty.Outsider || !c.IsOpen)
        {
            return new Signal(ConsultationSignals.Idle, id);
        }

        if (random.Next(4) == 0 && c.Status == ConsultationStatus.Claimed)
        {
            known[id] = c with { Status = ConsultationStatus.Closed };
            return new Signal(ConsultationSignals.Closed, id);
        }

        var n = c.Words[^1].Number + 1;
        known[id] = c with { Status = ConsultationStatus.Claimed, Words = c.Words.Add(new(n, c.Party == ConsultationParty.Answerer, "Начните с рисунка.")) };
        return new Signal(ConsultationSignals.Word, id + "|" + n.ToString(CultureInfo.InvariantCulture));
    }

    private string Id(Random random) => known.Count == 0 ? "nothing" : known.Keys.ElementAt(random.Next(known.Count));

    private ImmutableArray<ConsultationLine> Lines(Func<Consultation, bool> which) =>
        [.. known.Values.Where(which).Select(c => new ConsultationLine(c.Id, c.Subject, c.Area, c.Status, c.Words[0].Text, !c.Words[^1].IsOfAsker)).Take(20)];
}
