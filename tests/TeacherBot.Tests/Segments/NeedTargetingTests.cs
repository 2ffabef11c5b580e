using System.Collections.Immutable;
using TeacherBot.Core.Segments;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Segments;

public class NeedTargetingTests
{
    private const int K = 5;

    private static readonly DateTimeOffset Now = SegmentMaker.Now;

    private static readonly NeedWish Wish = new("PHY5", 2, "physics", null, null);

    [Fact]
    public void Four_of_forty_with_the_need_are_refused() => Assert.Equal("segments.need.narrow", Refusal(Group(4, 36)));

    [Fact]
    public void All_but_three_with_the_need_are_refused() => Assert.Equal("segments.need.narrow", Refusal(Group(37, 3)));

    [Fact]
    public void Twelve_of_forty_are_about_ten() => Assert.Equal(new FreshPlan(10, null), Decide(Group(12, 28)));

    [Fact]
    public void Fifteen_of_forty_are_about_fifteen() => Assert.Equal(new FreshPlan(15, null), Decide(Group(15, 25)));

    [Fact]
    public void Who_has_not_finished_receives_too_and_counts_for_neither_side()
    {
        Assert.Equal(new FreshPlan(20, null), Decide(Group(9, 20, 10)));
        Assert.Equal("segments.need.narrow", Refusal(Group(4, 20, 30)));
        Assert.Equal("segments.need.narrow", Refusal(Group(20, 4, 30)));
    }

    [Fact]
    public void A_group_that_leaves_fewer_than_three_possible_counts_is_refused_whatever_they_need() =>
        Assert.All(Enumerable.Range(0, 13), need => Assert.Equal("segments.need.narrow", Refusal(Group(need, 12 - need))));

    [Theory]
    [InlineData(13, 0)]
    [InlineData(14, 3)]
    [InlineData(16, 1)]
    [InlineData(21, 7)]
    [InlineData(40, 13)]
    public void The_number_shown_covers_at_least_three_counts_also_for_who_knows_how_many_have_not_finished(int finished, int unfinished)
    {
        var shown = Enumerable.Range(0, finished + 1)
            .Select(need => Decide(Group(need, finished - need, unfinished)))
            .OfType<FreshPlan>()
            .CountBy(p => p.About)
            .ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, s => Assert.InRange(s.Value, 3, 7));
        Assert.All(shown, s => Assert.Equal(0, s.Key % 5));
    }

    [Fact]
    public void Nothing_is_planned_before_the_first_snapshot() =>
        Assert.Equal(new DeclinedPlan("segments.need.no-snapshot", null), NeedTargeting.Plan(new(Wish, K, null, []), Now));

    [Fact]
    public void Subject_and_area_are_held_for_thirty_days_and_the_same_wish_is_answered_the_same_until_it_is_used()
    {
        var held = Earlier(Wish, Group(12, 28), -29);
        var taken = new DeclinedPlan("segments.need.taken", held.PlannedAt.AddDays(30));

        Assert.Equal(new OpenPlan(held), Decide(Group(30, 10), held));
        Assert.Equal(taken, Decide(Group(12, 28), held with { Used = true }));
        Assert.Equal(taken, Decide(Wish with { Status = "low" }, Group(12, 28), held));
        Assert.Equal(taken, Decide(Wish with { Level = 1 }, Group(12, 28), held));
        Assert.IsType<FreshPlan>(Decide(Group(12, 28), held with { PlannedAt = Now.AddDays(-30) }));
    }

    [Fact]
    public void The_same_wish_a_month_later_gets_the_earlier_people_while_those_who_changed_would_be_told_of()
    {
        var before = Earlier(Wish, Group(12, 28, 12), -40);
        var later = Group(12, 28, 12);

        Assert.Equal(new FreshPlan(25, null), Decide(later.Add("new", NeedState.Unfinished), before with { About = 20 }));
        Assert.Equal(new FreshPlan(10, before), Decide(Finish(later, 4, 6), before));
        Assert.Equal(new FreshPlan(10, before), Decide(Finish(later, 8, 4), before));
        Assert.Equal(new FreshPlan(25, null), Decide(later.Remove("p00"), before with { About = 20 }));
        Assert.Equal(new FreshPlan(20, null), Decide(Finish(later, 6, 6), before with { About = 25 }));

        var renewed = before with { Group = Finish(later, 6, 6), About = 20, PlannedAt = Now.AddDays(-35) };
        Assert.Equal(new FreshPlan(20, renewed), Decide(Finish(Group(12, 28, 30), 12, 12), before with { Group = Group(12, 28, 30), About = 45 }, renewed));
    }

    [Fact]
    public void Whom_one_cell_has_counted_no_other_counts_again()
    {
        var whole = Group(30, 30);
        var before = Earlier(Wish with { Subject = null }, whole, -100);

        Assert.Equal(new DeclinedPlan("segments.need.counted", before.PlannedAt.AddDays(366)), Decide(Slice(whole, 0, 20), before));
        Assert.Equal(new DeclinedPlan("segments.need.counted", before.PlannedAt.AddDays(366)), Decide(Wish with { Subject = null, Level = 1 }, whole, before));
        Assert.Equal(new DeclinedPlan("segments.need.narrow", null), Decide(Slice(whole, 0, 5), before));
    }

    [Fact]
    public void The_rest_of_a_union_of_three_plans_is_a_cell_of_its_own()
    {
        var whole = Group(30, 30);
        var parts = Enumerable.Range(0, 3).Select(i => Earlier(Wish with { Subject = "s" + i }, Slice(whole, i * 9, 9), -1)).ToArray();
        var everybody = Wish with { Subject = null };

        Assert.Equal(new FreshPlan(10, null), Decide(everybody, whole, parts[..2]));
        Assert.Equal("segments.need.counted", Refusal(everybody, whole, parts));
        Assert.Equal(9 * 2, NeedTargeting.Counted(parts[2].Wish, parts[2].Group, [.. parts[..2]]).Count);
        Assert.Equal(6, NeedTargeting.Counted(everybody, whole, [.. parts]).Count);
    }

    [Fact]
    public void A_refused_cell_may_be_widened_once_unless_the_pair_would_tell()
    {
        var whole = Group(20, 20);
        var refused = Earlier(Wish with { Status = "low" }, Part(whole, 3, 9), -1) with { About = null };

        Assert.Equal(new FreshPlan(20, null), Decide(whole, refused));
        Assert.Equal(new FreshPlan(15, null), Decide(Wish with { Level = 3 }, whole, refused));

        // Of thirteen at most four or at least nine need it. The number of fourteen could then only be four of them and the fourteenth, or nine.
        var fourteen = Group(5, 9);
        var thirteen = Slice(fourteen, 0, 9).Where(p => p.Key != "p04").ToImmutableDictionary();
        Assert.Equal(new DeclinedPlan("segments.need.narrow", null, true), Decide(fourteen, refused with { Group = thirteen }));
        Assert.IsType<FreshPlan>(Decide(fourteen));
    }

    [Fact]
    public void A_refusal_that_depends_on_results_is_remembered_and_given_again()
    {
        var refused = Earlier(Wish, Group(4, 36), -1) with { About = null };

        Assert.True(Assert.IsType<DeclinedPlan>(Decide(Group(4, 36))).Tells);
        Assert.False(Assert.IsType<DeclinedPlan>(Decide(Group(4, 7))).Tells);
        Assert.Equal(new DeclinedPlan("segments.need.narrow", null), Decide(Group(8, 32), refused));
        Assert.Equal(new DeclinedPlan("segments.need.narrow", null), Decide(Finish(Group(4, 36, 12), 4, 8), refused with { Group = Group(4, 36, 12) }));
        Assert.Equal(new FreshPlan(10, null), Decide(Finish(Group(2, 36, 24), 9, 15), refused with { Group = Group(2, 36, 24) }));
    }

    [Fact]
    public void The_texts_of_refusals_have_no_number_of_people()
    {
        var catalog = TheCatalog.Value;

        Assert.Equal("Слишком мало или слишком много людей этой темы: рассылка выдала бы, кому она нужна. Возьмите шире: без статуса и куста.", new Refused("segments.need.narrow", null).Text(catalog, null));
        Assert.Equal("По этой теме условие уже подбирали: на предмет и тему — одно за 30 дней от всех отправителей. Следующее — с 30 декабря 2026.", new Refused("segments.need.taken", Now.AddDays(30)).Text(catalog, "Asia/Krasnoyarsk"));
        Assert.Equal("Результаты для таких рассылок собираются раз в неделю, а первого среза ещё нет. Попробуйте завтра.", new Refused("segments.need.no-snapshot", null).Text(catalog, null));
        Assert.Equal("Получателей: около 15. Точное число и имена по такой рассылке не видны никому.", new Allowed(1, 15).Text(catalog, null));
    }

    private static ImmutableDictionary<string, NeedState> Group(int need, int fine, int unfinished = 0) =>
        Enumerable.Range(0, need + fine + unfinished).ToImmutableDictionary(
            i => $"p{i:00}", i => i < need ? NeedState.Need : i < need + fine ? NeedState.Fine : NeedState.Unfinished);

    // The unfinished come last: so many of them have finished since.
    private static ImmutableDictionary<string, NeedState> Finish(ImmutableDictionary<string, NeedState> group, int need, int fine) => group.SetItems(
        group.Where(p => p.Value == NeedState.Unfinished).OrderBy(p => p.Key, StringComparer.Ordinal).Take(need + fine)
            .Select((p, i) => KeyValuePair.Create(p.Key, i < need ? NeedState.Need : NeedState.Fine)));

    private static ImmutableDictionary<string, NeedState> Part(ImmutableDictionary<string, NeedState> whole, int need, int fine) =>
        whole.Where(p => p.Value == NeedState.Need).OrderBy(p => p.Key, StringComparer.Ordinal).Take(need)
            .Concat(whole.Where(p => p.Value == NeedState.Fine).OrderBy(p => p.Key, StringComparer.Ordinal).Take(fine)).ToImmutableDictionary();

    // So many of either kind from a place on.
    private static ImmutableDictionary<string, NeedState> Slice(ImmutableDictionary<string, NeedState> whole, int from, int many) =>
        new[] { NeedState.Need, NeedState.Fine }
            .SelectMany(s => whole.Where(p => p.Value == s).OrderBy(p => p.Key, StringComparer.Ordinal).Skip(from).Take(many))
            .ToImmutableDictionary();

    private static NeedPlan Earlier(NeedWish wish, ImmutableDictionary<string, NeedState> group, int days) =>
        new(7, wish, 1, Now.AddDays(days), false, 10, group);

    private static string Refusal(ImmutableDictionary<string, NeedState> group, params NeedPlan[] earlier) => Refusal(Wish, group, earlier);

    private static string Refusal(NeedWish wish, ImmutableDictionary<string, NeedState> group, params NeedPlan[] earlier) =>
        Assert.IsType<DeclinedPlan>(Decide(wish, group, earlier)).TextId;

    private static NeedDecision Decide(ImmutableDictionary<string, NeedState> group, params NeedPlan[] earlier) => Decide(Wish, group, earlier);

    private static NeedDecision Decide(NeedWish wish, ImmutableDictionary<string, NeedState> group, params NeedPlan[] earlier) =>
        NeedTargeting.Plan(new(wish, K, group, [.. earlier]), Now);
}
