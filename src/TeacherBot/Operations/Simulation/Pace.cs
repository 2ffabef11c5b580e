using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;

namespace TeacherBot.Operations.Simulation;

/// <summary>A load model: how it reaches the bot, and what it measured.</summary>
internal interface ILoad
{
    /// <summary>From arrival in the turn runner to commit.</summary>
    Latencies Turns { get; }

    /// <summary>Runs until cancelled; a teacher who is done makes room for a new one.</summary>
    Task RunAsync(CancellationToken cancellation);
}

/// <summary>What the loads share: how many teachers there are at once, and how fast they press.</summary>
internal static class Pace
{
    public static readonly PaceLimits NoLimits = new(1_000_000, 1_000_000, 1_000_000);

    /// <summary>So many teachers at once, one after another in each place, until the walk is cancelled.</summary>
    public static Task CrowdAsync(SimulateOptions options, Func<Random, Task> walk, CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(0, options.Teachers).Select(i => Task.Run(() => PlaceAsync(options, i, walk, cancellation), CancellationToken.None)));

    /// <summary>Half to one and a half of the mean, so that people do not march in step.</summary>
    public static Task ThinkAsync(SimulateOptions options, Random random, CancellationToken cancellation) => options.Rate == 0
        ? Task.CompletedTask
        : Task.Delay(TimeSpan.FromSeconds((0.5 + random.NextDouble()) * options.Teachers / options.Rate), cancellation);

    private static async Task PlaceAsync(SimulateOptions options, int place, Func<Random, Task> walk, CancellationToken cancellation)
    {
        var random = new Random(HashCode.Combine(options.Seed, place));
        try
        {
            // People do not press Start in the same instant.
            await ThinkAsync(options, random, cancellation);
            while (true)
            {
                await walk(random);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }
}

/// <summary>A load asks for no documents.</summary>
internal sealed class NoDocuments : IDocuments
{
    public DocumentFile? Open(DocumentRecipe recipe) => null;
}
