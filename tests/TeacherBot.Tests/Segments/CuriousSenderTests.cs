using System.Collections.Immutable;
using TeacherBot.Core.Segments;

namespace TeacherBot.Tests.Segments;

/// <summary>
/// Asserted of each story, over every population of needs the people may have. Whatever the answers were, 1. for each person who finished
/// there is a population with these very answers in which that person needs the area, and one in which the person does not; 2. for each
/// group the sender can name, the answers leave at least three possible numbers of needs, or only numbers that are no secret: at least k
/// with the need and at least k without it (K1, K3, K4; rulings R1 and R2). People of one kind are alike to the sender, so a population
/// is how many of each kind need the area; which of them is never answered at all.
/// </summary>
public class CuriousSenderTests
{
    private static readonly NeedWish All = new("PHY5", 2, "physics", null, null);

    private static readonly ImmutableArray<NeedWish> Cells =
    [
        .. from cluster in new[] { null, "a", "b" }
           from status in new[] { null, StatusCodes.Low, StatusCodes.Either, StatusCodes.Neither }
           select All with { Cluster = cluster, Status = status },
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public void Of_four_people_nothing_is_learnt(int seed) => NothingIsLearnt(Town(1, 1, 1, 1), Stories(seed));

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public void Of_twelve_people_nothing_is_learnt(int seed) => NothingIsLearnt(Town(6, 3, 2, 1), Stories(seed));

    [Fact]
    public void Of_forty_people_nothing_is_learnt() => NothingIsLearnt(Town(20, 12, 5, 3), Stories(2).Take(1));

    [Fact]
    public void Of_forty_people_of_whom_some_have_not_finished_nothing_is_learnt() => NothingIsLearnt(
        [.. Town(15, 12, 4, 2), new Kind(4, "a", false, ["physics"], null), new Kind(3, "b", true, ["physics"], null)], Stories(3).Take(1));

    [Fact]
    public void The_only_teacher_of_a_third_subject_is_not_what_is_left_of_everybody()
    {
        var everybody = new NeedWish("MET1", 2, null, null, null);
        ImmutableArray<Kind> kinds = [new(13, "a", false, ["physics"]), new(13, "a", false, ["mathematics"]), new(1, "a", false, ["geography"]), new(4, "b", true, ["physics", "mathematics"])];
        var asks = new[] { "physics", "mathematics", "geography", null }.Select(s => everybody with { Subject = s });

        NothingIsLearnt(kinds, Orders(asks).Where((_, i) => i % 3 == 0).Select(o => o.Select(w => new Ask(w, 0))));
    }

    [Fact]
    public void Differences_of_plans_months_apart_tell_nothing() => NothingIsLearnt(
        Town(8, 7, 6, 4),
        Cells.Where(c => c.Status is null or StatusCodes.Low).Take(2).SelectMany(first => Cells.Where(c => c.Status is null or StatusCodes.Neither).Take(4).Select(second =>
            (IEnumerable<Ask>)[new(first, 0, true), new(second, 31, true), new(All, 62, true), new(All with { Level = 3 }, 93), new(first, 124)])));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(13)]
    public void Who_finished_between_two_answers_is_not_their_difference(int late) => NothingIsLearnt(
        [new(12, "a", false, ["physics"]), new(11, "b", true, ["physics"]), new(late, "a", false, ["physics"], 35)],
        new[] { All, All with { Cluster = "a" }, All with { Status = StatusCodes.Neither } }.SelectMany(wish => new[] { All, wish }.Distinct().Select(second =>
            (IEnumerable<Ask>)[new(wish, 0, true), new(wish, 31, true), new(second, 62, true), new(All, 93, true), new(wish, 124)])));

    /// <summary>Of a group with fewer than 20 whom the map tells in bands three counts must stay possible to whoever has both (ruling R1).</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void The_map_and_an_answer_about_the_same_people_tell_no_more_than_the_map(int k)
    {
        for (var finished = 1; finished < 45; finished++)
        {
            for (var unfinished = 0; unfinished < 8; unfinished++)
            {
                foreach (var same in Enumerable.Range(0, finished + 1).GroupBy(need => (Core.Disclosure.Band.Of(finished, need, new(k)), new NeedCounts(need, finished - need, unfinished).About(k))))
                {
                    Assert.True(
                        same.Key.Item1 is Core.Disclosure.Band.Exactly || same.Count() >= Math.Min(3, finished + 1),
                        $"Of {finished} only {string.Join(" or ", same)} need it: {same.Key}");
                }
            }
        }
    }

    private static ImmutableArray<Kind> Town(int quiet, int low, int other, int otherLow) =>
    [
        new(quiet, "a", false, ["physics"]), new(low, "a", true, ["physics"]), new(other, "b", false, ["physics"]), new(otherLow, "b", true, ["physics"]),
    ];

    // Every cell at every level in random order, again and again, sometimes sending, while time goes on.
    private static IEnumerable<IEnumerable<Ask>> Stories(int seed)
    {
        for (var story = 0; story < 6; story++)
        {
            var random = new Random((seed * 100) + story);
            var asks = Cells.SelectMany(c => new[] { c, c with { Level = 1 }, c with { Level = 3 } }).OrderBy(_ => random.Next()).Take(5).Append(All).ToArray();
            yield return asks.Concat(asks).Select((wish, i) => new Ask(wish, i * random.Next(1, 12), random.Next(3) == 0)).OrderBy(a => a.Day).ToArray();
        }
    }

    private static IEnumerable<IEnumerable<T>> Orders<T>(IEnumerable<T> all) =>
        all.Any() ? all.SelectMany((first, i) => Orders(all.Where((_, j) => j != i)).Select(rest => rest.Prepend(first))) : [[]];

    private static void NothingIsLearnt(ImmutableArray<Kind> kinds, IEnumerable<IEnumerable<Ask>> stories)
    {
        var populations = CuriousSender.Populations(kinds).ToList();
        foreach (var story in stories)
        {
            var asks = story.ToArray();
            foreach (var same in populations.GroupBy(needs => CuriousSender.Play(kinds, needs, asks)))
            {
                NothingIsLearnt(kinds, same, asks);
            }
        }
    }

    private static void NothingIsLearnt(ImmutableArray<Kind> kinds, IGrouping<string, int[]> same, Ask[] asks)
    {
        var where = $"Answers {same.Key} to\n{string.Join('\n', asks.AsEnumerable())}";
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i].Finished is not null)
            {
                Assert.True(same.Any(n => n[i] > 0), $"Nobody of kind {i} can need the area. {where}");
                Assert.True(same.Any(n => n[i] < kinds[i].Size), $"Everybody of kind {i} must need the area. {where}");
            }
        }

        // Every group the sender can name is a union of kinds.
        for (var group = 1; group < 1 << kinds.Length; group++)
        {
            var inside = Enumerable.Range(0, kinds.Length).Where(i => kinds[i].Finished is not null && (group >> i & 1) == 1).ToList();
            var size = inside.Sum(i => kinds[i].Size);
            var possible = same.Select(n => inside.Sum(i => n[i])).Distinct().ToList();
            Assert.True(
                possible.Count >= Math.Min(3, size + 1) || possible.TrueForAll(n => n >= 5 && size - n >= 5),
                $"Kinds {string.Join(", ", inside)} ({size} people) can only have {string.Join(" or ", possible)} needs. {where}");
        }
    }
}
