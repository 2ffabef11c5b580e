using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Routes;

namespace TeacherBot.Tests.Properties;

/// <summary>Mentors as one walker meets them, in memory: two teachers who ask, two mentors to be asked, two cards on the coordinator's desk.</summary>
internal sealed class WalkMentors
{
    public static readonly ImmutableArray<string> Sought =
        ["colleagues", "mentor", "seek", "card", "desk", "offer", "name", "agree", "p.asks", "yes", "note", "results", "route", "s.mathematics", "m.card-1", "open", "results", "write", "plain", "c.offered"];

    private static readonly DateTimeOffset Autumn = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, MentorPair> pairs = new()
    {
        ["asks"] = new("asks", "zarechny", "mathematics", "MAT1", MentorPairStatus.Asked, true) { AskedAt = Autumn, Opened = Opened.Route | Opened.Results },
        ["waits"] = new("waits", "zarechny", "physics", null, MentorPairStatus.Asked, false) { AskedAt = Autumn },
        ["works"] = new("works", "zarechny", "mathematics", null, MentorPairStatus.Active, true) { AskedAt = Autumn, BeganAt = Autumn, Opened = Opened.Name | Opened.Results, Name = "Анна", School = "school-4" },
    };

    private readonly HashSet<int> marks = [];
    private ImmutableArray<MentorLine> desk =
    [
        new(new("offered", "zarechny", MentorCardStatus.Offered, ["MAT1"], 2), "Вера Петровна", "school-4", ["mathematics"]),
        new(new("confirmed", "zarechny", MentorCardStatus.Confirmed, [], 3) { Order = "12", From = new(2026, 9, 1) }, null, "school-1", ["physics"]),
    ];

    private MentorCard? card;

    public static bool Knows(Query query) => query is MyMentorCard or MentorDeskOf or MentorCandidates or MyMentorPairs or MentorPairOf or MentorTallyOf
        or MyRouteMentor or MentoredRouteOf or MentoredMarksOf or MentoredResultsOf;

    public object? Answer(Query query) => query switch
    {
        MyMentorCard => card,
        MentorDeskOf => desk,
        MentorCandidates => ImmutableArray.Create(
            new MentorCandidate("card-1", ["mathematics"], [], "school-4", 1, 3), new MentorCandidate("card-2", ["mathematics"], ["MAT1"], "school-2", 0, 1) { Name = "Вера Петровна" }),
        MyMentorPairs => pairs.Values.Where(p => p.IsOpen).ToImmutableArray(),
        MentorPairOf of => pairs.GetValueOrDefault(of.Id),
        MentoredRouteOf => new Route("theirs", RouteStatus.Active, Autumn, [new(1, "MAT1", 1, RouteAction.Practicum, new(2026, 12, 20)) { DoneAt = Autumn }, new(2, "MAT2", 0, RouteAction.Mentor, new(2026, 12, 30))]),
        MyRouteMentor => new RouteMentor("Вера Петровна", Autumn, ImmutableDictionary<int, DateTimeOffset>.Empty.Add(1, Autumn)),
        MentoredMarksOf => RouteMentor.None with { Marks = marks.ToImmutableDictionary(m => m, _ => Autumn) },
        MentoredResultsOf => ImmutableArray<Attempt>.Empty,
        MentorTallyOf => new MentorTally(2, 5, 150),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A line of a diary where one is asked for; otherwise what time and the other one say.</summary>
    public InboundBody Act(WalkWorld world, Random random)
    {
        string[] kinds = [MentorSignals.Asked, MentorSignals.Waits, MentorSignals.Unanswered, MentorSignals.Answered, MentorSignals.Ended, MentorSignals.Opening, MentorSignals.RouteAgreed];
        string[] sought = [.. world.Screen?.Choices.Select(c => c.Key).Where(k => Sought.Contains(k)) ?? []];
        string[] doors = [.. world.Screen?.Choices.Select(c => c.Key).Where(k => k is "results" or "route" or "note" or "yes" or "end!" or "name" || (k is "offer" && world.Person.HasName)) ?? []];
        return world.State.Active is MentorPairView or MentorCardView or MentorEnding && doors.Length > 0 ? new Pressed(world.State.Version, doors[random.Next(doors.Length)])
            : world.State.Active is MentorScreen && sought.Length > 0 && random.Next(2) == 0 ? new Pressed(world.State.Version, sought[random.Next(sought.Length)])
            : world.State.Active is AskingName ? new TextSaid("Анна Сергеевна", false)
            : world.State.Active is MentorNoting ? new TextSaid("40 мин: разобрали начало урока", false)
            : world.State.Active is not MentorScreen && random.Next(4) == 0 ? new CommandSaid("mentor", "")
            : random.Next(5) == 0 ? new Signal(random.Next(2) == 0 ? MentorSignals.Confirmed : MentorSignals.Over, card?.Id ?? "none")
            : new Signal(kinds[random.Next(kinds.Length)], pairs.Keys.ElementAt(random.Next(pairs.Count)));
    }

    public void Apply(MentorEffect effect, DateTimeOffset now)
    {
        var before = pairs.GetValueOrDefault(effect.Id);
        Assert.True(effect is not (OpenToMentor or ExpireMentorPair) || before is { IsMentor: false, IsOpen: true }, $"{effect} by a mentor, or too late.");
        Assert.True(effect is not (AnswerMentee or ReadAsMentor or AgreeToRoute or MarkRouteStep or NoteMentoring) || before is { IsMentor: true, IsOpen: true }, $"{effect} by a teacher, or too late.");
        Assert.True(effect is not ReadAsMentor read || before!.Opens(read.What == "route" ? Opened.Route : Opened.Results), "Something closed was read.");
        var facts = Core.Conversations.Facts.None.With(new MyMentorCard(), card).With(new MentorDeskOf("zarechny"), desk).With(new MentorPairOf(effect.Id), before).After(effect, now);
        card = (MentorCard?)facts.Known[new MyMentorCard()];
        desk = (ImmutableArray<MentorLine>)facts.Known[new MentorDeskOf("zarechny")]!;
        if (facts.Known[new MentorPairOf(effect.Id)] is MentorPair after)
        {
            pairs[effect.Id] = after;
        }

        if (effect is MarkRouteStep mark)
        {
            Assert.True(marks.Add(mark.Step), "A step was marked twice.");
        }
    }
}
