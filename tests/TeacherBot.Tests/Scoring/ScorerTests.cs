using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;
using TeacherBot.Tests.Instruments;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Scoring;

public class ScorerTests
{
    private static readonly Instrument Form = Made.Levels();

    [Theory]
    [InlineData(0, 0, 0, 0, false)]
    [InlineData(1, 0, 0, 0, false)]
    [InlineData(2, 0, 0, 1, false)]
    [InlineData(3, 1, 1, 1, false)]
    [InlineData(2, 2, 1, 2, false)]
    [InlineData(2, 2, 2, 3, false)]
    [InlineData(3, 3, 3, 3, false)]
    [InlineData(1, 3, 3, 0, true)]
    [InlineData(1, 0, 2, 0, true)]
    [InlineData(2, 1, 3, 1, true)]
    public void A_level_is_reached_when_every_level_up_to_it_has_two_of_three(int one, int two, int three, int level, bool inconsistent)
    {
        var result = Levels(Made.Counts(one, two, three));

        Assert.Equal((MasteryLevel)level, result.Level);
        Assert.Equal(inconsistent, result.Inconsistent);
    }

    [Theory]
    [InlineData(0, 0, 0, 2)]
    [InlineData(1, 3, 3, 1)]
    [InlineData(2, 0, 0, 2)]
    [InlineData(2, 1, 0, 1)]
    [InlineData(2, 2, 1, 1)]
    public void Right_responses_to_the_next_level_are_counted(int one, int two, int three, int missing) =>
        Assert.Equal(missing, Levels(Made.Counts(one, two, three)).MissingToNext);

    [Fact]
    public void At_the_top_nothing_is_missing() => Assert.Null(Levels(Made.Counts(3, 3, 3)).MissingToNext);

    [Fact]
    public void An_item_without_a_response_makes_the_area_insufficient_and_not_lower()
    {
        var responses = Made.Counts(3, 3, 3);
        responses.Remove(8);

        Assert.Null(Levels(responses).Level);
        Assert.False(Levels(responses).Sufficient);
        responses[8] = Made.Unknown(8);
        Assert.Equal(MasteryLevel.Functional, Levels(responses).Level);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void With_an_item_withdrawn_the_level_stops_below_the_one_it_belonged_to(int item, int? level)
    {
        var form = Made.Levels(change: (i, it) => i == item ? it with { Scored = false } : it);

        var result = Assert.IsType<LevelsResult>(Scorer.Score(form, "A", Made.Counts(3, 3, 3)));

        Assert.Equal((MasteryLevel?)level, result.Level);
        Assert.False(result.Inconsistent);
        Assert.Null(result.MissingToNext);
    }

    [Fact]
    public void Do_not_know_is_wrong_and_unsure()
    {
        var responses = Made.Counts(3, 0, 0);
        (responses[1], responses[4], responses[7]) = (Made.Unknown(1), Made.Wrong(4, true), Made.Wrong(7, true));

        var confidence = Levels(responses).Confidence;

        Assert.Equal(new Confidence(0, 0, 2, 1), confidence);
        Assert.True(confidence.BlindSpot);
        Assert.False(confidence.HiddenStrength);
    }

    [Fact]
    public void Two_right_while_unsure_are_a_hidden_strength()
    {
        var responses = Made.Counts(3, 0, 0);
        (responses[1], responses[4], responses[7]) = (Made.Right(1, false), Made.Right(4, false), Made.Right(7, true));

        Assert.True(Levels(responses).Confidence.HiddenStrength);
    }

    [Fact]
    public void The_subject_as_a_whole_follows_the_same_rule_over_all_items() =>
        Assert.Equal(MasteryLevel.Reflexive, Scorer.Overall(Form, ["A"], Made.Counts(2, 2, 1))!.Level);

    [Fact]
    public void Two_of_three_is_below_a_cut_of_67_percent()
    {
        var form = Made.Of(InstrumentKind.Percent, [.. Form.Items.Take(3)]) with { PercentCuts = [34, 67] };

        var result = Assert.IsType<PercentResult>(Scorer.Score(form, "A", new Dictionary<int, Response> { [0] = Made.Right(0), [1] = Made.Right(1), [2] = Made.Wrong(2) }));

        Assert.Equal((66, 1), (result.Percent, result.Band));
    }

    [Fact]
    public void A_self_rating_sums_what_was_rated_and_leaves_do_not_know_out()
    {
        var rated = Made.Of(new Rating(["нет", "иногда", "часто", "нужна помощь"]));
        var form = Made.Of(InstrumentKind.Difficulties, [rated, rated with { Index = 1 }]);

        var result = Assert.IsType<DifficultyResult>(Scorer.Score(form, "A", new Dictionary<int, Response>
        {
            [0] = new(0, ResponseValue.Of(3), null, false),
            [1] = Made.Unknown(1),
        }));

        Assert.Equal((3, 3, 2, 2), (result.Sum, result.Maximum, result.Rated, result.Items));
    }

    [Fact]
    public void Results_ignore_the_order_of_responses_and_stay_in_bounds() => Cases.Run(1, 300, Responses, given =>
    {
        var result = Levels(given);

        Assert.Equal(result, Levels(given.Reverse().ToDictionary(r => r.Key, r => r.Value)));
        Assert.InRange(result.DeficitIndex, 0, 1000);
        Assert.InRange((int?)result.Level ?? 0, 0, 3);
        Assert.InRange(result.Correct, 0, result.Valid);
        Assert.InRange(result.MissingToNext ?? 1, 1, 3);
        Assert.Equal(given.Count == 9, result.Sufficient);
    });

    [Fact]
    public void Another_right_response_never_lowers_a_level() => Cases.Run(2, 300, Responses, given =>
    {
        var before = Levels(given);
        foreach (var (item, _) in given.Where(r => !r.Value.Correct))
        {
            var after = Levels(new Dictionary<int, Response>(given) { [item] = Made.Right(item) });
            Assert.True(after.Level >= before.Level || before.Level is null);
            Assert.True(after.DeficitIndex < before.DeficitIndex);
        }
    });

    private static LevelsResult Levels(IReadOnlyDictionary<int, Response> responses) =>
        Assert.IsType<LevelsResult>(Scorer.Score(Form, "A", responses));

    private static Dictionary<int, Response> Responses(Random random, int size) => Enumerable.Range(0, Math.Min(size, 9)).ToDictionary(
        i => i,
        i => random.Next(4) switch
        {
            0 => Made.Unknown(i),
            1 => Made.Wrong(i, i % 3 == 1 ? random.Next(2) == 0 : null),
            _ => Made.Right(i, i % 3 == 1 ? random.Next(2) == 0 : null),
        });
}
