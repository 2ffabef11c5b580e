using Microsoft.Data.Sqlite;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Reports;
using TeacherBot.Store;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Reports.Desk;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Item statistics over municipalities (ruling R4): sums leave a municipality, rows do not, and the pool tells of no small one.</summary>
public sealed class ItemPoolTests
{
    private static readonly Instrument Form = TheCatalog.Value.FindInstrument("mathematics-levels")!;
    private static readonly int Items = AreaTally.ItemsOf(Form, "MAT1").Length;

    [Fact]
    public void Sums_of_parts_give_the_figures_of_all_rows_together() => Cases.Run(
        50,
        60,
        (random, size) => Enumerable.Range(0, size + 40).Select(_ => random.Next(1 << Items)).ToList(),
        rows =>
        {
            var whole = Tally(rows).Quality(DisclosureRules.Inside);
            var pooled = ItemPool.Of(Form, [Part("a", rows[..17]), Part("b", rows[17..])], [], DisclosureRules.Inside)!.Quality;
            Assert.Equal((whole.People, whole.Reliability, whole.StandardError), (pooled.People, pooled.Reliability, pooled.StandardError));
            foreach (var (one, other) in whole.Items.Zip(pooled.Items))
            {
                Assert.Equal((one.Item, one.Level, one.OutOfOrder), (other.Item, other.Level, other.OutOfOrder));
                Assert.True(other.Rest == one.Rest || other.Right is Band.Hidden);
            }
        },
        rows => string.Join(' ', rows));

    /// <summary>Whoever has every municipality's own figures, every pool and knows how many answered where.</summary>
    [Fact]
    public void No_municipality_and_no_group_of_them_can_be_worked_out() => Cases.Run(
        60,
        20,
        (random, size) => Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(2, 16)).Select(n => (People: n, Right: random.Next(0, n + 1))).ToList(),
        towns =>
        {
            var parts = towns.Select((t, i) => Part(i.ToString(System.Globalization.CultureInfo.InvariantCulture), Rows(t.People, t.Right))).ToList();
            var first = ItemPool.Of(Form, parts[..^1], [], DisclosureRules.Inside);
            var second = ItemPool.Of(Form, parts, first is null ? [] : [first], DisclosureRules.Inside);
            Check(towns, parts, first, second);
        },
        towns => string.Join(' ', towns.Select(t => $"{t.Right}/{t.People}")));

    [Fact]
    public void One_municipality_is_no_pool_and_neither_are_few_people_or_hardly_anybody_more()
    {
        var (big, small) = (Part("a", Rows(25, 12)), Part("b", Rows(12, 6)));
        Assert.Null(ItemPool.Of(Form, [big], [], DisclosureRules.Inside));
        Assert.Null(ItemPool.Of(Form, [Part("a", Rows(14, 7)), small], [], DisclosureRules.Inside));
        var first = ItemPool.Of(Form, [big, small], [], DisclosureRules.Inside)!;
        Assert.Equal(37, first.Quality.People);
        Assert.Null(ItemPool.Of(Form, [big, small, Part("c", Rows(4, 2))], [first], DisclosureRules.Inside));
        Assert.Equal(42, ItemPool.Of(Form, [big, small, Part("c", Rows(5, 2))], [first], DisclosureRules.Inside)!.Quality.People);
    }

    [Fact]
    public async Task Two_towns_of_one_installation_are_added_up_once_and_told_by_the_shell()
    {
        using var world = await ReportDesk.TownAsync();
        var pooler = new TeacherBot.Reports.ItemPooler(world.Bot.Database, world.Bot.Catalog, world.Clock);
        Assert.Null(pooler.Newest());

        // Another town held the same campaign: its sums are those of this one.
        await using (var connection = new SqliteConnection(world.ConnectionString))
        {
            connection.Open();
            using var copy = connection.CreateCommand();
            copy.CommandText = """
                create temp table c as select * from campaigns;
                update c set id = id || '-2', municipality = 'lugovoy';
                insert into campaigns select * from c;
                """;
            copy.ExecuteNonQuery();
        }

        var own = world.Bot.Database.Read(PoolStore.Sums);
        await world.Bot.Database.WriteAsync(
            unit =>
            {
                foreach (var sums in own)
                {
                    PoolStore.Put(unit, sums.Campaign + "-2", sums.Areas, world.Clock.Now);
                }
            },
            CancellationToken.None);
        Assert.InRange(await pooler.PoolAsync(CancellationToken.None), 1, 100);
        Assert.Equal(0, await pooler.PoolAsync(CancellationToken.None));
        var (sheet, at) = pooler.Newest()!.Value;
        Assert.All(sheet.Areas, a => Assert.InRange(a.People, ItemQuality.Usual, 200));
        var report = ItemQualityReport.OfPools(sheet, at, 5, TheCatalog.Value);
        Assert.Contains("все муниципалитеты", report.Passport[0].Value, StringComparison.Ordinal);
        Assert.DoesNotContain(ReportFormTests.Lines(report), l => l.Contains("Заречн", StringComparison.Ordinal) || l.Contains("lugovoy", StringComparison.Ordinal));
    }

    private static void Check(List<(int People, int Right)> towns, List<PoolPart> parts, PooledArea? first, PooledArea? second)
    {
        var told = parts.Select(p => p.Told is { Items.Length: > 0 } own ? own.Items[0].Right : new Band.Hidden()).ToList();
        var fitting = Counts(towns.Select(t => t.People)).Where(counts =>
            counts.Select((c, i) => Fits(told[i], towns[i].People, c)).All(f => f)
            && Pooled(first, counts[..^1], towns[..^1]) && Pooled(second, counts, towns)).ToList();
        for (var group = 1; group < 1 << towns.Count; group++)
        {
            var inside = Enumerable.Range(0, towns.Count).Where(i => (group >> i & 1) == 1).ToList();
            var (people, right) = (inside.Sum(i => towns[i].People), inside.Sum(i => towns[i].Right));
            var possible = fitting.Select(c => inside.Sum(i => c[i])).Distinct().Count();
            var least = DisclosureRules.Inside.PossibleOf(people, right);
            Assert.True(possible >= least, $"Of municipalities {string.Join(", ", inside)} with {people} people only {possible} counts are possible.");
        }
    }

    private static bool Pooled(PooledArea? pool, List<int> counts, List<(int People, int Right)> towns) =>
        pool is null || Fits(pool.Quality.Items[0].Right, towns.Sum(t => t.People), counts.Sum());

    private static bool Fits(Band band, int people, int count) => band.Counts(people) is var (low, high) && count >= low && count <= high;

    private static IEnumerable<List<int>> Counts(IEnumerable<int> people)
    {
        IEnumerable<List<int>> all = [[]];
        foreach (var n in people)
        {
            all = all.SelectMany(left => Enumerable.Range(0, n + 1).Select(c => (List<int>)[.. left, c]));
        }

        return all;
    }

    private static List<int> Rows(int people, int right) => [.. Enumerable.Range(0, people).Select(i => i < right ? 1 | (i % 2 << 1) : 2)];

    private static PoolPart Part(string town, List<int> rows)
    {
        var tally = Tally(rows);
        return new PoolPart("of-" + town, town, tally.Sums(), tally.Quality(DisclosureRules.Inside));
    }

    private static AreaTally Tally(List<int> rows)
    {
        var tally = new AreaTally(Form, "MAT1");
        var items = AreaTally.ItemsOf(Form, "MAT1");
        foreach (var (row, person) in rows.Select((r, i) => (r, i)))
        {
            tally.Add(person, [.. items.Select((item, i) => new ScoredResponse(item.Index, "0", (row >> i & 1) == 1))]);
        }

        return tally;
    }
}
