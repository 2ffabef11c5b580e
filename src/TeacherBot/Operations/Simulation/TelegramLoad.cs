using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Operations.Simulation;

/// <summary>Teachers in Telegram: every update and every send goes over loopback HTTP to an in-process Bot API server.</summary>
internal sealed class TelegramLoad(Bot bot, SimulateOptions options) : ILoad
{
    private int joined;

    public Latencies Turns { get; private set; } = new();

    public async Task RunAsync(CancellationToken cancellation)
    {
        var server = new BotApiServerOptions { Seed = options.Seed, KeepLog = false, KeepAccepted = false };
        await using var rig = await TelegramRig.StartAsync(bot, server, Pace.NoLimits, cancellation);
        Turns = rig.Turns;
        var teacher = new TelegramTeacher(options, null);
        await Pace.CrowdAsync(
            options, random => teacher.WalkAsync(rig.Server.Person(100_000 + Interlocked.Increment(ref joined)), random, cancellation), cancellation);
    }
}
