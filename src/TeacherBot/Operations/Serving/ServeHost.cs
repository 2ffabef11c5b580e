using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TeacherBot.Documents;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving.Doors;
using TeacherBot.Operations.Verbs;
using TeacherBot.Pages;
using TeacherBot.Pages.Public;

namespace TeacherBot.Operations.Serving;

/// <summary>`serve`: the bot with its channels, workers, health, metrics and the socket for operators' commands, from start to stop.</summary>
internal sealed class ServeHost : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly Bot bot;
    private readonly ServiceState state;
    private readonly MetricsText metrics = new();
    private readonly ServiceGauges gauges;
    private readonly ServiceWorkers workers;
    private readonly ILogger log;
    private bool started;

    private ServeHost(WebApplication web, Bot bot, ServiceState state)
    {
        this.web = web;
        this.bot = bot;
        this.state = state;
        log = web.Services.GetRequiredService<ILogger<ServeHost>>();
        gauges = new ServiceGauges(bot.Database, state, bot.Clock);
        workers = new ServiceWorkers(bot, state, web.Services.GetRequiredService<ILoggerFactory>());
    }

    /// <summary>Where the web server listens; the port is the real one when 0 was asked for.</summary>
    public IReadOnlyList<string> Urls =>
        [.. web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Where(a => !a.StartsWith("http://unix:", StringComparison.Ordinal))];

    public string DatabasePath => bot.Database.FilePath;

    /// <summary>Opens, checks and starts everything, or throws and leaves nothing running.</summary>
    public static async Task<ServeHost> StartAsync(Settings settings, bool allowDemo, TimeProvider clock, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var web = ServiceWeb.Build(settings);
        ServeHost? service = null;
        try
        {
            var logs = web.Services.GetRequiredService<ILoggerFactory>();
            var bot = await Bot.OpenAsync(DeskDoor.OptionsOf(settings), clock, logs, cancellation);
            var state = new ServiceState { Workers = new WorkerCrew(clock, logs.CreateLogger<WorkerCrew>()), ContentProblems = bot.ContentProblems };
            service = new ServeHost(web, bot, state);
            DemoTowns.Refuse(bot.Catalog.Value, allowDemo);
            NeutralTowns.Refuse(bot.Catalog.Value, settings.Web);
            await service.StartAsync(settings, allowDemo, began, cancellation);
            return service;
        }
        catch
        {
            await (service?.DisposeAsync() ?? web.DisposeAsync());
            throw;
        }
    }

    /// <summary>Until SIGTERM, Ctrl+C or the token; then what was begun is finished.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await web.WaitForShutdownAsync(cancellation);
        ServeLog.Stopping(log);
    }

    public async ValueTask DisposeAsync()
    {
        // The web server first: a press posted by a webhook is committed before it goes.
        await web.StopAsync();
        await state.Workers.StopAsync();
        state.Workers.Dispose();
        await workers.DisposeAsync();
        gauges.Dispose();
        metrics.Dispose();
        bot.Dispose();
        if (started)
        {
            ServeLog.Stopped(log);
        }

        await web.DisposeAsync();
    }

    private async Task StartAsync(Settings settings, bool allowDemo, long began, CancellationToken cancellation)
    {
        if (!bot.ContentProblems.IsEmpty)
        {
            ServeLog.ContentBroken(log, bot.ContentProblems.Length, bot.ContentProblems[0].ToString());
        }

        Health.Map(web, new Watchers(settings.Web), bot, state, metrics);
        ControlSocket.Map(web, new Desk(settings, bot.Database) { Bot = bot, Service = state }, bot.Clock, log);
        web.Urls.Add(ControlSocket.Prepare(bot.Database.FilePath));
        if (settings.Web.PublicUrl is { } reached)
        {
            new PagesPart(bot, reached, new DocumentStore(bot.Database, bot.Stores.Vault, settings.Files.Path)).Map(web);
            new PublicDoor(bot, reached.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).Map(web);
        }

        var channels = workers.Start(settings, allowDemo, web);
        await web.StartAsync(cancellation);
        ControlSocket.Narrow(bot.Database.FilePath);
        started = true;

        // Reading the content folder is the peak of a start: what is over goes back to the machine at once.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var took = (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var (urls, on) = (string.Join(' ', Urls), string.Join(' ', channels));
        ServeLog.Started(log, took, urls, on, bot.Catalog.Value.Hash, bot.Database.FilePath);
    }
}
