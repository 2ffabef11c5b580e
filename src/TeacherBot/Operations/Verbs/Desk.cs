using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>The open store a command works on.</summary>
internal sealed record Desk(Settings Settings, Database Database)
{
    /// <summary>Null when the command asked for the database alone.</summary>
    public Bot? Bot { get; init; }

    /// <summary>How the service is doing; null outside it.</summary>
    public ServiceState? Service { get; init; }
}

/// <summary>
/// One process writes a database. A command opens it itself, or, when the service holds it, hands its words over the socket beside
/// the database and prints what comes back.
/// </summary>
internal sealed class DeskDoor(Surroundings here)
{
    /// <summary>With keys, content and a schema brought up to date.</summary>
    public Task<int> WithBotAsync(IReadOnlyList<string> words, Func<Desk, Bot, Task<int>> act, CancellationToken cancellation) => EnterAsync(
        words,
        async settings =>
        {
            using var bot = await Bot.OpenAsync(OptionsOf(settings), here.Clock, NullLoggerFactory.Instance, cancellation);
            return await act(new Desk(settings, bot.Database) { Bot = bot }, bot);
        },
        held => act(held, held.Bot!),
        cancellation);

    /// <summary>The database as it is; one that does not exist is made only when <paramref name="create"/> says so.</summary>
    public Task<int> WithDatabaseAsync(
        IReadOnlyList<string> words, bool create, Func<Desk, Task<int>> act, CancellationToken cancellation) => EnterAsync(
        words,
        async settings =>
        {
            var path = SettingsChecks.DatabasePath(settings.Storage.ConnectionString)!;
            if (!create && !File.Exists(path))
            {
                throw new VerbFailure(ExitCode.Failed, $"Базы {path} нет; её создаст teacherbot serve или teacherbot db migrate");
            }

            using var database = Database.Open(new DatabaseOptions { ConnectionString = settings.Storage.ConnectionString });
            return await act(new Desk(settings, database));
        },
        act,
        cancellation);

    public static BotOptions OptionsOf(Settings settings) => new()
    {
        ConnectionString = settings.Storage.ConnectionString,
        KeysPath = settings.Security.KeysPath,
        FilesPath = settings.Files.Path,
        ContentPath = settings.Content.Resolved,
        Hours = Core.Deliveries.AllowedHours.Parse(settings.Delivery.Hours),
        MinimumGroup = settings.Privacy.MinimumGroup,
        Mailbox = settings.Email.Address is { } address
            ? new(address, settings.EmailSmtp.Limits, settings.Email.ItemsPerLetter) : null,
    };

    private async Task<int> EnterAsync(
        IReadOnlyList<string> words, Func<Settings, Task<int>> open, Func<Desk, Task<int>> inside, CancellationToken cancellation)
    {
        if (here.Held is { } held)
        {
            return await inside(held);
        }

        try
        {
            return await open(here.Settings());
        }
        catch (StoreInUseException busy)
        {
            var answer = await ControlSocket.AskAsync(busy.Path, words, cancellation);
            await here.Out.WriteAsync(answer.Out);
            await here.Error.WriteAsync(answer.Error);
            return answer.Exit;
        }
    }
}
