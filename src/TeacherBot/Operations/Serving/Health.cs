using TeacherBot.Operations.Serving.Doors;
using TeacherBot.Store;

namespace TeacherBot.Operations.Serving;

/// <summary>/health/live, /health/ready and /metrics, for watchers: no names, no figures of people.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder all, Watchers watchers, Bot bot, ServiceState state, MetricsText metrics)
    {
        var routes = watchers.Group(all);
        routes.MapGet("/health/live", () => Results.Text("ok\n"));
        routes.MapGet("/health/ready", () => Ready(bot, state));
        routes.MapGet("/metrics", () => Results.Text(metrics.Print(), "text/plain; version=0.0.4"));
    }

    private static IResult Ready(Bot bot, ServiceState state)
    {
        var parts = new List<(string Name, string? Failure, bool Fatal)> { ("database", DatabaseFailure(bot.Database), true) };

        // The last good content serves people as well as ever: worth a line, no reason to take the service out of use.
        parts.Add(("content", state.ContentProblems.IsEmpty ? null : "folder broken, last good content in use", false));
        parts.AddRange(state.Workers.Conditions.Select(c => (c.Name, c.Failure, true)));
        var ready = parts.TrueForAll(p => p.Failure is null || !p.Fatal);
        return Results.Text(
            string.Concat(parts.Select(p => $"{p.Name}: {p.Failure ?? "ok"}\n")),
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string? DatabaseFailure(Database database)
    {
        try
        {
            database.Read(PublishedStore.FindActive);
            return database.CheckpointFailure?.GetType().Name;
        }
        catch (Exception error) when (error is System.Data.Common.DbException or IOException or ObjectDisposedException)
        {
            return error.GetType().Name;
        }
    }
}
