using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Properties;

/// <summary>Practices as one walker meets them, in memory, with a methodist who decides about the walker's own.</summary>
internal sealed class WalkPractices
{
    private static readonly string[] Sought = ["new", "next", "send", "agree", "name", "withdraw", "drop", "publish", "return", "like", "atlas", "every", "done", "none", "queue", "all", "mine", "more", "t.methodical", "a.MET1", "g.1"];

    private static readonly string[] Kinds = [PracticeSignals.Queued, PracticeSignals.Waiting, PracticeSignals.Gone, PracticeSignals.Returned, PracticeSignals.Published];

    private static readonly PracticeCard Whole = new("Площадь из обрезков") { Problem = "Путают периметр и площадь.", Steps = "Режем.", Result = "Стали различать.", Subject = "mathematics", Areas = ["MAT6"], Grades = "5–9" };

    private readonly Dictionary<string, Practice> known = new()
    {
        ["sent"] = new("sent", "zarechny", PracticeStatus.Submitted, Whole) { SubmittedAt = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) },
        ["own"] = new("own", "zarechny", PracticeStatus.Draft, Whole with { Title = "Моя" }) { IsMine = true },
        ["public"] = new("public", "zarechny", PracticeStatus.Published, Whole with { Title = "Вторая", Link = "https://school.ru/urok" }) { PublishedAt = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), IsNamed = true, School = "school-4" },
    };

    public object? Answer(Query query) => query switch
    {
        PracticeOf of => known.GetValueOrDefault(of.Id) is { } p && (p.IsMine || p.Status is PracticeStatus.Submitted or PracticeStatus.Published) ? p : null,
        MyPractices => Lines(p => p.IsMine),
        PracticesToRead => Lines(p => p is { IsMine: false, Status: PracticeStatus.Submitted }),
        PracticesOfTown => known.Values.Where(p => p.Status == PracticeStatus.Published).ToImmutableArray(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Apply(PracticeEffect effect, DateTimeOffset now)
    {
        var before = known.GetValueOrDefault(effect.Id);
        Assert.True(effect is DraftPractice || before is not null, $"{effect} is of nothing known.");
        Assert.True(effect is not (PublishPractice or OpenPractice) || before is { IsMine: false, Status: PracticeStatus.Submitted }, "Decided about one's own, or twice.");
        Assert.True(effect is not (ChangePractice or SubmitPractice or DropPractice) || before is { IsMine: true, IsOpen: true }, "Changed what others read.");
        Assert.True(effect is not SubmitPractice || before!.Card.Missing is null, "Sent half a card.");
        Assert.True(effect is not LikePractice like || (!before!.IsMine && before.IsLiked != like.IsLiked), "Liked twice.");
        var query = new PracticeOf(effect.Id);
        if (Core.Conversations.Facts.None.With(query, before).After(effect, now).Known[query] is Practice after)
        {
            known[effect.Id] = after;
        }
        else
        {
            known.Remove(effect.Id);
        }
    }

    /// <summary>What somebody who writes and reads practices would do next; null now and then.</summary>
    public InboundBody? Act(WalkWorld world, Random random)
    {
        if (!world.Person.Joined)
        {
            return null;
        }

        var sought = world.Screen?.Choices.Where(c => Sought.Contains(c.Key) || c.Key.StartsWith("p.", StringComparison.Ordinal) || c.Key.StartsWith("e.", StringComparison.Ordinal)).ToList() ?? [];
        return random.Next(9) switch
        {
            <= 2 when world.State.Active is PracticeWriting or PracticeReturning => new TextSaid(Words(random), false),
            <= 4 when world.State.Active is PracticeScreen && sought.Count > 0 => new Pressed(world.State.Version, sought[random.Next(sought.Count)].Key),
            5 => new CommandSaid(random.Next(2) == 0 ? "practice" : "practices", ""),
            6 when world.Person.Roles.IsEmpty && random.Next(6) == 0 => new CommandSaid("start", "i_" + WalkWorld.KnownInvite),
            6 => OfTheMethodist(random),
            7 => new Signal(Kinds[random.Next(Kinds.Length)], Id(random)),
            8 => new ActionPressed("pr-open", Id(random)),
            _ => null,
        };
    }

    private static string Words(Random random) => random.Next(6) switch
    {
        0 => new string('я', 1500),
        1 => "https://school.ru/urok",
        2 => "   ",
        3 => "Площадь из обрезков",
        _ => "Режем фигуры на квадраты и сравниваем.",
    };

    // The other one decides about what the walker sent, and sends something new.
    private Signal OfTheMethodist(Random random)
    {
        if (known.Values.FirstOrDefault(p => p is { IsMine: true, Status: PracticeStatus.Submitted }) is not { } mine)
        {
            known["sent"] = new("sent", "zarechny", PracticeStatus.Submitted, Whole) { SubmittedAt = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) };
            return new Signal(PracticeSignals.Queued, "sent");
        }

        var isPublished = random.Next(2) == 0;
        known[mine.Id] = mine with { Status = isPublished ? PracticeStatus.Published : PracticeStatus.Returned, Card = mine.Card with { Remarks = isPublished ? null : "Добавьте время." } };
        return new Signal(isPublished ? PracticeSignals.Published : PracticeSignals.Returned, mine.Id);
    }

    private string Id(Random random) => known.Keys.ElementAt(random.Next(known.Count));

    private ImmutableArray<PracticeLine> Lines(Func<Practice, bool> which) => [.. known.Values.Where(which).Select(p => new PracticeLine(p.Id, p.Status, p.Card.Title) { IsNamed = p.IsNamed }).Take(20)];
}
