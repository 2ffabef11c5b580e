using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.People;
using TeacherBot.IntegrationTests.Journeys;
using TeacherBot.Operations;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Store;

namespace TeacherBot.IntegrationTests.Broadcasts;

/// <summary>A broadcast prepared in the database of a service that is not running yet, and its ledger read afterwards.</summary>
internal sealed class BroadcastWorld(BotApiServer? server, ServeProcess serve)
{
    private const string Text = "# Семинар\nРазбираем работы учеников.";

    public string Id { get; private set; } = "";

    /// <param name="address">Address of each by number; null makes them chats of the server.</param>
    public async Task PrepareAsync(int recipients, CancellationToken stop, Func<int, string>? address = null)
    {
        using var bot = await OpenAsync(stop);
        var audience = new Audience(bot, address is null ? "telegram" : "email", address);
        await audience.JoinAsync(recipients, stop);
        Id = await audience.WriteAsync(Text, stop);
        var job = new FreezeJob(bot.Database, bot.Turns, bot.Catalog, new(30, 2), bot.Clock);
        Assert.IsType<JobOutcome.Done>(await job.RunAsync(new Job(0, JobKinds.Broadcast, Id, null, 1), stop));
        await bot.Database.WriteAsync(unit => Assert.True(BroadcastStore.Start(unit, Id, bot.Clock.GetUtcNow())), stop);
        for (var i = 0; i < recipients && server is not null; i++)
        {
            server.Person(Audience.FirstChat + i).Meet();
        }
    }

    /// <summary>People with mailboxes who agreed to be invited; the first of them may send. The service must not run.</summary>
    public async Task JoinAsync(IReadOnlyList<string> addresses, CancellationToken stop)
    {
        using var bot = await OpenAsync(stop);
        await new Audience(bot, "email", i => addresses[i]).JoinAsync(addresses.Count, stop);
        await bot.Database.WriteAsync(
            unit =>
            {
                var first = new LetterStore(bot.Stores.Vault).FindAddress(unit, addresses[0])!.Value.Id;
                RoleStore.Grant(unit, PeopleStore.FindAddressOf(unit, first)!.Person, new RoleGrant(Role.Methodist, "zarechny"), "test", bot.Clock.GetUtcNow());
            },
            stop);
    }

    /// <summary>Reads beside the running service.</summary>
    public bool IsFinished()
    {
        using var connection = new SqliteConnection($"Data Source={serve.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select status from broadcasts where id = @id";
        command.Parameters.AddWithValue("@id", Id);
        return (long)command.ExecuteScalar()! == (long)BroadcastStatus.Finished;
    }

    public async Task FinishAsync(CancellationToken stop)
    {
        while (!IsFinished())
        {
            await Task.Delay(100, stop);
        }
    }

    /// <summary>By chat. The service must not run.</summary>
    public async Task<IReadOnlyDictionary<long, LedgerLine>> LedgerAsync()
    {
        using var bot = await OpenAsync(CancellationToken.None);
        Assert.DoesNotContain(bot.Database.CheckIntegrity(), line => line != "ok");
        var ledger = new Dictionary<long, LedgerLine>();
        bot.Database.Read(unit =>
        {
            long after = 0;
            while (RecipientStore.Lines(unit, Id, after, 1000) is { Count: > 0 } lines)
            {
                foreach (var line in lines)
                {
                    var speaker = PeopleStore.FindPerson(unit, line.Person)!;
                    var address = bot.Stores.People.Open(PeopleStore.FindAddressOf(unit, speaker.Address)!).Reveal();
                    ledger.Add(long.Parse(address, CultureInfo.InvariantCulture), line);
                }

                after = lines[^1].Id;
            }

            return true;
        });
        return ledger;
    }

    private Task<Bot> OpenAsync(CancellationToken stop) => Bot.OpenAsync(
        new BotOptions
        {
            ConnectionString = $"Data Source={serve.Database}",
            KeysPath = serve.Keys,
            FilesPath = Path.Combine(Path.GetDirectoryName(serve.Database)!, "files"),
            ContentPath = serve.ContentPath,
        },
        TimeProvider.System,
        NullLoggerFactory.Instance,
        stop);
}
