using System.Text;
using TeacherBot.Core.Routes;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Routes;

/// <summary>Routes by letters and as they are kept: sealed, one's own, and gone with their teacher.</summary>
public sealed class RouteStoreTests
{
    private const string Anna = "anna@mail.test";
    private const string Boris = "boris@mail.test";

    private static readonly DateTimeOffset Then = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_letter_says_what_comes_first_and_opens_the_route_that_is_there()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Anna);
        await world.AnswerAsync(Anna, "маршрут");
        Assert.Contains("Сначала пройдите хотя бы одну тему", world.Newest(Anna)!.Text!.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await SaveAsync(world, Anna, Route("r1"));
        await world.AnswerAsync(Anna, "мой маршрут");
        var letter = world.Newest(Anna)!.Text!.ReplaceLineEndings(" ");
        Assert.Contains("Сделано 0 из 2", letter, StringComparison.Ordinal);
        await world.ChooseAsync(Anna, "Завершить маршрут");
        await world.AnswerAsync(Anna, "Стало спокойнее на уроке");
        Assert.Contains("Маршрут завершён", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        var kept = Find(world, Anna)!;
        Assert.Equal((RouteStatus.Closed, "Стало спокойнее на уроке"), (kept.Status, kept.Reflection));
    }

    [Fact]
    public async Task What_is_in_a_route_is_sealed_and_nobody_writes_anothers()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Anna);
        await world.BeginAsync(Boris);
        await SaveAsync(world, Anna, Route("r1"));
        await SaveAsync(world, Boris, Route("r1") with { Reflection = "чужое" });
        Assert.Null(Find(world, Boris));
        Assert.Null(Find(world, Anna)!.Reflection);

        // Neither the words nor the area, in the database or beside it.
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(world.ConnectionString).DataSource;
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*").Where(p => !p.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("приметная задача")));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("measuredAt"u8));
        }
    }

    [Fact]
    public async Task Two_names_of_one_person_have_both_routes_and_erasure_leaves_none()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.BeginAsync(Anna);
        await world.BeginAsync(Boris);
        var (anna, boris) = (PersonAt(world, Anna), PersonAt(world, Boris));
        await SaveAsync(world, Anna, Route("r1") with { Status = RouteStatus.Closed });
        await SaveAsync(world, Boris, Route("r2") with { CreatedAt = Then.AddDays(1) });
        await world.Bot.Database.WriteAsync(unit => new PersonJoiner(new PeopleStore(world.Bot.Stores.Vault)).Join(unit, anna, boris, Then), CancellationToken.None);
        Assert.Equal(["r1", "r2"], world.Bot.Database.Read(unit => Routes(world).All(unit, boris)).Select(r => r.Id));
    }

    private static Route Route(string id) => new(
        id, RouteStatus.Active, Then, [new(1, "MAT1", 1, RouteAction.Practicum, new(2026, 12, 20)) { Goal = "приметная задача" }, new(2, "MAT6", null, RouteAction.SelfStudy, new(2027, 1, 20))])
    { ConfirmedAt = Then };

    private static RouteStore Routes(EmailWorld world) => new(new PeopleStore(world.Bot.Stores.Vault));

    private static string PersonAt(EmailWorld world, string address) => world.Bot.Database.Read(unit =>
        PeopleStore.FindAddressOf(unit, world.Stores.Letters.FindAddress(unit, address)!.Value.Id))!.Person;

    private static Route? Find(EmailWorld world, string address) => world.Bot.Database.Read(unit => Routes(world).Find(unit, PersonAt(world, address)));

    private static async Task SaveAsync(EmailWorld world, string address, Route route) =>
        await world.Bot.Database.WriteAsync(unit => Routes(world).Apply(unit, PersonAt(world, address), Then, new SaveRoute(route)), CancellationToken.None);
}
