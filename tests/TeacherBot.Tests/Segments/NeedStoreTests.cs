using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Segments;
using TeacherBot.Store;
using TeacherBot.Tests.Store.Features;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Segments;

public sealed class NeedStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private const int K = 5;

    private static readonly DateTimeOffset Now = SegmentMaker.Now;

    private static readonly NeedArea Magnetism = NeedArea.Of(TheCatalog.Value).Single(a => a.Code == "PHY5");

    private static readonly NeedStore Needs = new(K);

    [Fact]
    public async Task Who_needs_the_area_and_who_has_not_finished_it_receive_and_the_sender_does_not()
    {
        await TownAsync(need: 12, fine: 25, unfinished: 4);
        await FreezeAsync(Now);

        var allowed = Assert.IsType<Allowed>(await PlanAsync("область(PHY5) < 2", "p00"));

        Assert.Equal(15, allowed.About);
        string[] expected = [.. Enumerable.Range(1, 11).Select(Id), .. Enumerable.Range(37, 4).Select(Id)];
        Assert.Equal(expected, Recipients(allowed.Plan, 100));
        Assert.Equal(expected, Recipients(allowed.Plan, 4));
    }

    [Theory]
    [InlineData(4, 36)]
    [InlineData(37, 3)]
    public async Task Too_few_and_too_many_are_refused_in_the_same_words(int need, int fine)
    {
        await TownAsync(need, fine, 0);
        await FreezeAsync(Now);

        Assert.Equal(new Refused("segments.need.narrow", null), await PlanAsync("область(PHY5) < 2"));
    }

    [Fact]
    public async Task Nothing_is_answered_out_of_live_results()
    {
        await TownAsync(12, 28, 0);
        Assert.Equal(new Refused("segments.need.no-snapshot", null), await PlanAsync("область(PHY5) < 2"));

        await FreezeAsync(Now);
        await fixture.Database.WriteAsync(unit => unit.RunScript("update area_results set level = 0"));
        var allowed = Assert.IsType<Allowed>(await PlanAsync("область(PHY5) < 2"));

        Assert.Equal((10, 12), (allowed.About, Recipients(allowed.Plan, 100).Count));
    }

    [Fact]
    public async Task A_second_sender_gets_the_open_answer_and_after_it_was_used_waits_thirty_days()
    {
        await TownAsync(15, 25, 0);
        await FreezeAsync(Now);
        var first = Assert.IsType<Allowed>(await PlanAsync("предмет = физика и область(PHY5) < 2", "methodist"));

        Assert.Equal(first, await PlanAsync("область(PHY5) < 2", "coordinator", days: 3));
        Assert.Equal(new Refused("segments.need.taken", Now.AddDays(30)), await PlanAsync("область(PHY5) < 2 и статус = ШНРО", "coordinator", days: 3));
        Assert.True(await fixture.Database.WriteAsync(unit => NeedStore.Use(unit, first.Plan, Now)));
        Assert.False(await fixture.Database.WriteAsync(unit => NeedStore.Use(unit, first.Plan, Now)));
        Assert.Equal(new Refused("segments.need.taken", Now.AddDays(30)), await PlanAsync("область(PHY5) < 2", "coordinator", days: 29));
        Assert.IsType<Allowed>(await PlanAsync("область(PHY5) < 2", "coordinator", days: 30));
    }

    [Fact]
    public async Task Another_municipality_neither_holds_nor_sees_anything()
    {
        await TownAsync(15, 25, 0);
        await FreezeAsync(Now);
        Assert.IsType<Allowed>(await PlanAsync("область(PHY5) < 2"));

        await fixture.Database.WriteAsync(unit => unit.RunScript("update people set municipality = 'lugovoy' where id = 'p00'"));
        Assert.Null(fixture.Database.Read(unit => NeedSnapshotStore.Newest(unit, "lugovoy", "PHY5")));
        await fixture.Database.WriteAsync(unit => NeedSnapshotStore.Freeze(unit, "lugovoy", Magnetism, K, Now));
        var moved = fixture.Database.Read(unit => NeedSnapshotStore.Rows(unit, NeedSnapshotStore.Newest(unit, "lugovoy", "PHY5")!.Value));

        // Results stay with the municipality they were given to.
        Assert.Null(Assert.Single(moved).Level);
    }

    [Fact]
    public async Task A_snapshot_is_replaced_only_when_at_least_k_people_changed()
    {
        await TownAsync(12, 20, 8);
        Assert.True(await FreezeAsync(Now));
        Assert.True(Due(Now.AddDays(7)));
        Assert.False(Due(Now.AddDays(6)));

        await fixture.Database.WriteAsync(unit => unit.RunScript("update area_results set level = 0 where attempt in (select n from attempts where person in ('p20', 'p21', 'p22', 'p23'))"));
        Assert.False(await FreezeAsync(Now.AddDays(7)));
        Assert.False(Due(Now.AddDays(13)));
        Assert.Equal(20, Levels().Count(l => l == 2));

        await fixture.Database.WriteAsync(unit => unit.RunScript("update people set school = 'school-2' where id = 'p24'"));
        Assert.True(await FreezeAsync(Now.AddDays(14)));
        Assert.Equal((16, 4), (Levels().Count(l => l == 2), Levels().Count(l => l == 0)));
    }

    [Fact]
    public async Task Only_the_newest_snapshot_and_those_of_plans_are_kept_and_plans_for_a_year()
    {
        await TownAsync(15, 25, 0);
        await FreezeAsync(Now);
        Assert.IsType<Allowed>(await PlanAsync("область(PHY5) < 2"));
        await ChangeAndFreezeAsync(0, 10);
        await ChangeAndFreezeAsync(1, 20);
        Assert.Equal(2, Count("need_snapshots"));

        await ChangeAndFreezeAsync(0, 367);
        Assert.Equal((1L, 0L, 40L), (Count("need_snapshots"), Count("need_plans"), Count("need_rows")));
    }

    [Fact]
    public async Task The_newest_result_counts_and_areas_without_enough_data_are_not_finished()
    {
        await TownAsync(2, 0, 1);
        await fixture.Database.WriteAsync(unit =>
        {
            Take(unit, "p00", 2, 99);
            Take(unit, "p02", null, 5);
        });
        await FreezeAsync(Now);

        Assert.Equal<int?>([2, 1, null], Levels());
    }

    [Fact]
    public async Task Erasure_takes_the_person_out_of_snapshots_and_the_sender_out_of_plans()
    {
        await TownAsync(15, 25, 0);
        await FreezeAsync(Now);
        Assert.IsType<Allowed>(await PlanAsync("область(PHY5) < 2", "p00"));
        await fixture.Database.WriteAsync(unit =>
        {
            unit.RunScript("update people set status = 2, withdrawn_at = 0 where id = 'p00'; insert into person_keys values ('p00', x'00');");
            Assert.NotNull(ErasureStore.Erase(unit, "p00", Now));
        });

        Assert.Equal((39L, 1L, 0L), (Count("need_rows"), Count("need_plans"), Count("need_plans where sender = 'p00'")));
    }

    private Task TownAsync(int need, int fine, int unfinished) => fixture.Database.WriteAsync(unit =>
    {
        People.Put(unit, Enumerable.Range(0, need + fine + unfinished).Select(i => new SegmentPerson(Id(i), "zarechny", "school-4", "teacher") { Subjects = ["physics"] }));
        for (var i = 0; i < need + fine; i++)
        {
            Take(unit, Id(i), i < need ? 1 : 2, 1);
        }
    });

    private static void Take(UnitOfWork unit, string person, int? level, int closed)
    {
        var attempt = string.Create(CultureInfo.InvariantCulture, $"{person}-{closed}");
        unit.RunScript($"""
            insert into attempts (id, person, municipality, school, instrument, version, form, hash, plan, seed, status, repeats, started_at)
            select '{attempt}', id, municipality, school, 'physics-levels', 1, 'A', 'hash', 'PHY5', 0, 0, 0, 0 from people where id = '{person}';
            insert into area_results select n, 'PHY5', 0, 3, 0, 3, 0, 3, {level?.ToString(CultureInfo.InvariantCulture) ?? "null"}, 0, 0, 0, 0, 0, {closed}
              from attempts where id = '{attempt}';
            """);
    }

    private async Task ChangeAndFreezeAsync(int level, int days)
    {
        await fixture.Database.WriteAsync(unit => unit.RunScript($"update area_results set level = {level} where attempt in (select n from attempts where person < 'p06')"));
        Assert.True(await FreezeAsync(Now.AddDays(days)));
    }

    private Task<bool> FreezeAsync(DateTimeOffset at) =>
        fixture.Database.WriteAsync(unit => NeedSnapshotStore.Freeze(unit, "zarechny", Magnetism, K, at));

    private bool Due(DateTimeOffset at) => fixture.Database.Read(unit => NeedSnapshotStore.IsDue(unit, "zarechny", "PHY5", at));

    private ImmutableArray<int?> Levels() =>
        [.. fixture.Database.Read(unit => NeedSnapshotStore.Rows(unit, NeedSnapshotStore.Newest(unit, "zarechny", "PHY5")!.Value)).Select(r => r.Level)];

    private Task<NeedOutcome> PlanAsync(string text, string sender = "methodist", int days = 0)
    {
        var at = Now.AddDays(days);
        var segment = ((Parsed)SegmentParser.Parse(text, TheCatalog.Value, SegmentMaker.Town, at)).Segment;
        return fixture.Database.WriteAsync(unit => Needs.Plan(unit, segment, SegmentMaker.Town, sender, at));
    }

    private List<string> Recipients(long plan, int most)
    {
        var all = new List<string>();
        while (fixture.Database.Read(unit => NeedStore.Page(unit, plan, all.LastOrDefault(""), most)) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        return all;
    }

    private long Count(string table)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={fixture.DatabasePath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from " + table;
        return (long)command.ExecuteScalar()!;
    }

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"p{i:00}");
}
