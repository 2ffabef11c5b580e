using System.Net.Sockets;
using TeacherBot.Operations.CommandLine;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.Serving;

/// <summary>What a command printed and returned.</summary>
internal sealed record CommandAnswer(int Exit, string Out, string Error);

/// <summary>
/// Lets a shell run commands on the database a service holds: the words of the command go over a socket beside the database, which only
/// the service's own account may open, and are run inside the service. Nothing of it is reachable over the network.
/// </summary>
internal static class ControlSocket
{
    private const string Route = "/command";

    private static readonly Uri Address = new("http://teacherbot" + Route);

    /// <summary>The address the web server listens on besides its own; an end of an earlier run that was killed is cleared away.</summary>
    public static string Prepare(string database)
    {
        var path = SettingsChecks.SocketPath(database);
        File.Delete(path);
        return "http://unix:" + path;
    }

    /// <summary>For the service's own account only.</summary>
    public static void Narrow(string database)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(SettingsChecks.SocketPath(database), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public static void Map(IEndpointRouteBuilder routes, Desk desk, TimeProvider clock, ILogger log) =>
        routes.MapPost(Route, context => HandleAsync(context, desk, clock, log));

    /// <summary>Has the service that holds this database run the command.</summary>
    public static async Task<CommandAnswer> AskAsync(string database, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var path = SettingsChecks.SocketPath(database);
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, token) => ConnectAsync(path, token), UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            using var response = await client.PostAsJsonAsync(Address, words, cancellation);
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<CommandAnswer>(cancellation))!;
        }
        catch (HttpRequestException error)
        {
            throw new VerbFailure(ExitCode.Failed, error.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied }
                ? $"База {database} у службы, а её сокет {path} вам не открыт: выполните от имени службы, например sudo -u teacherbot teacherbot …"
                : $"База {database} занята, а служба на сокете {path} не отвечает: она ещё запускается, останавливается, или базу держит другая команда. Повторите через несколько секунд; кто держит: fuser {database}.lock");
        }
    }

    private static async Task HandleAsync(HttpContext context, Desk desk, TimeProvider clock, ILogger log)
    {
        // Only what comes over a socket file has no address of its own.
        if (context.Connection.LocalIpAddress is not null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var words = await context.Request.ReadFromJsonAsync<string[]>(context.RequestAborted) ?? [];
        var answer = await RunAsync(words, desk, clock, context.RequestAborted);
        var verb = words is [var first, ..] ? first : "";
        ServeLog.Command(log, verb, answer.Exit);
        await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }

    private static async Task<CommandAnswer> RunAsync(string[] words, Desk desk, TimeProvider clock, CancellationToken cancellation)
    {
        using StringWriter output = new(), error = new();
        var here = new Surroundings(TextReader.Null, output, error, clock) { Held = desk };
        var exit = await new Commands(here).RunAsync(words, cancellation);
        return new CommandAnswer(exit, output.ToString(), error.ToString());
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
