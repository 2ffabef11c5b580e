using Microsoft.Data.Sqlite;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Disclosure;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Operations.Populations;
using TeacherBot.Reports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Reports;

/// <summary>Snapshots on a real database with an invented town of sixty.</summary>
public sealed class SnapshotFreezerTests
{
    [Fact]
    public async Task A_campaign_is_frozen_once_and_for_good()
    {
        using var world = await TownAsync();
        var freezer = new SnapshotFreezer(world.Bot.Database, world.Bot.Catalog, world.Clock);
        Assert.Equal(2, await freezer.FreezeAsync(CancellationToken.None));
        var before = Kept(world);
        Assert.Equal(["Входная диагностика", "Итоговая диагностика"], before.Select(k => k.Snapshot.Title).Order(StringComparer.Ordinal));
        Assert.All(before, k => Assert.Equal(60, k.Snapshot.Counts.Invited));

        // Everybody moves, somebody is erased, and time passes: what was told stays told.
        var person = CountedPerson(world);
        Change(world, $"update people set school = 'school-1'; update people set status = 2, withdrawn_at = 1 where id = '{person}'");
        await world.Bot.Database.WriteAsync(unit => ErasureStore.Erase(unit, person, world.Clock.Now), CancellationToken.None);
        world.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal(0, await freezer.FreezeAsync(CancellationToken.None));
        Assert.Equal(before.Select(k => k.Hash), Kept(world).Select(k => k.Hash));
        Assert.Equal(0, Count(world, "select count(*) from attempts a join snapshot_results r on r.attempt = a.n where a.person = '" + person + "'"));
        Assert.NotEqual(0, Count(world, "select count(*) from snapshot_results where attempt is null"));

        // The erased one is still counted in what was told.
        foreach (var kept in before)
        {
            foreach (var (area, column, cell) in kept.Snapshot.Sheets.SelectMany(s => s.Lines.SelectMany(l => l.Cells.Select((c, i) => (l.Area, s.Columns[i], c)))))
            {
                Assert.True(Published(world, area, kept).Any(t => t.People.Length == cell.People && t.Band == cell.Band && Holds(t)), $"{area} {column}");
            }
        }
    }

    [Fact]
    public async Task The_second_wave_is_held_against_the_first_where_forms_differ()
    {
        using var world = await TownAsync(200);
        await new SnapshotFreezer(world.Bot.Database, world.Bot.Catalog, world.Clock).FreezeAsync(CancellationToken.None);
        var (first, second) = (Kept(world).Single(k => k.Snapshot.Wave == Wave.Entry), Kept(world).Single(k => k.Snapshot.Wave == Wave.Final));
        Assert.Empty(first.Snapshot.Comparisons);
        var comparison = Assert.Single(second.Snapshot.Comparisons);
        Assert.Equal((first.Snapshot.Campaign, true), (comparison.Campaign, comparison.Same));
        Assert.All(comparison.Lines, l => Assert.Equal(l.Before.People, l.After.People));

        // Every line counts who has both, as another way to ask says; forms of the same content are no change.
        foreach (var line in comparison.Lines)
        {
            Assert.Equal(line.Before.People, Count(world, $"""
                select count(distinct a.person) from area_results r join attempts a on a.n = r.attempt join area_results s on s.area = r.area join attempts b on b.n = s.attempt
                 where r.area = '{line.Area}' and a.person = b.person and a.form <> b.form and a.n < b.n and r.level is not null and s.level is not null
                """));
        }

        // Told of both waves, and after an erasure of the same number of people.
        var before = Told(world, comparison, first, second);
        await world.Bot.Database.WriteAsync(unit => ErasureStore.Erase(unit, CountedPerson(world), world.Clock.Now), CancellationToken.None);
        Assert.Equal(before, Told(world, comparison, first, second));
        Assert.All(comparison.Lines, l => Assert.Contains((l.Area, l.Before.People, l.Before.Band), before));
    }

    [Fact]
    public async Task Whoever_reads_the_reports_is_not_counted_in_them()
    {
        using var world = await TownAsync();
        var person = world.Bot.Database.Read(unit => PeopleStore.ActiveIn(unit, "zarechny", "", 100)).First(p => Count(world, $"select count(*) from campaign_attempts where person = '{p}'") > 0);
        await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new RoleGrant(Role.Coordinator, "zarechny"), "test", world.Clock.Now), CancellationToken.None);
        await new SnapshotFreezer(world.Bot.Database, world.Bot.Catalog, world.Clock).FreezeAsync(CancellationToken.None);
        Assert.Empty(world.Bot.Database.Read(unit => SnapshotStore.CountedIn(unit, person)));
    }

    [Fact]
    public async Task A_campaign_that_still_runs_is_not_frozen()
    {
        using var world = await TownAsync();
        Change(world, "update campaigns set status = 1, closed_at = null, last_day = '2026-12-20'");
        var freezer = new SnapshotFreezer(world.Bot.Database, world.Bot.Catalog, world.Clock);
        Assert.Equal(0, await freezer.FreezeAsync(CancellationToken.None));
        world.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal(2, await freezer.FreezeAsync(CancellationToken.None));
    }

    private static IReadOnlyList<Published> Published(EmailWorld world, string area, params KeptSnapshot[] of) => world.Bot.Database.Read(unit =>
        new ToldBefore(unit, "zarechny", [.. of.Select(k => k.Snapshot.Campaign)]).Of(area, of.Select(k => k.Snapshot.Campaign)));

    private static List<(string Area, int People, Band Band)> Told(EmailWorld world, WaveComparison comparison, params KeptSnapshot[] of) =>
        [.. comparison.Lines.SelectMany(l => Published(world, l.Area, of).Select(cell => (l.Area, cell.People.Select(p => p.Key).Distinct().Count(), cell.Band)))];

    // What a cell told holds of the people it counted.
    private static bool Holds(Published told)
    {
        var (low, high) = told.Band.Counts(told.People.Length);
        return told.People.Count(p => p.Need) is var need && low <= need && need <= high;
    }

    private static async Task<EmailWorld> TownAsync(int people = 60)
    {
        var world = await EmailWorld.OpenAsync();
        await new Population(world.Bot, world.Bot.Catalog.Value.Municipalities["zarechny"], new AbilityModel(2)).SeedAsync(people, _ => { }, CancellationToken.None);
        return world;
    }

    private static List<KeptSnapshot> Kept(EmailWorld world) => [.. world.Bot.Database.Read(unit => SnapshotStore.OfTown(unit, "zarechny"))];

    private static string CountedPerson(EmailWorld world) => world.Bot.Database.Read(unit => PeopleStore.ActiveIn(unit, "zarechny", "", 100))
        .First(p => world.Bot.Database.Read(unit => SnapshotStore.CountedIn(unit, p)).Length > 0);

    private static void Change(EmailWorld world, string sql)
    {
        using var connection = new SqliteConnection(world.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Count(EmailWorld world, string sql)
    {
        using var connection = new SqliteConnection(world.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
