using System.Diagnostics;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Operations.Simulation;

/// <summary>Some teachers who go through a questionnaire while a broadcast runs; each press is timed until its screen is seen.</summary>
internal sealed class PressingCrowd(BotApiServer server, SimulateOptions options, Latencies presses)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private int joined;

    public Task RunAsync(CancellationToken cancellation) => Pace.CrowdAsync(options, random => OneAsync(random, cancellation), cancellation);

    private async Task OneAsync(Random random, CancellationToken cancellation)
    {
        var chat = server.Person(100_000 + Interlocked.Increment(ref joined));
        var teacher = new LoadTeacher(random);
        chat.SendCommand("start");
        await chat.WaitAsync(c => c.Latest is { Rows.Count: > 0 }, cancellation).WaitAsync(Patience, cancellation);
        while (chat.Latest is { } screen && Choices(screen) is var choices && !LoadTeacher.IsDone(choices))
        {
            await Pace.ThinkAsync(options, random, cancellation);
            var (press, type) = teacher.Next(choices);
            var started = Stopwatch.GetTimestamp();
            if (press is { } choice)
            {
                chat.Press(screen.Id, choices.IndexOf(choice));
            }
            else
            {
                chat.SendText(type ?? "/menu");
            }

            await chat.WaitAsync(c => c.Latest is { Rows.Count: > 0 } latest && (latest.Id != screen.Id || latest.Edits != screen.Edits), cancellation)
                .WaitAsync(Patience, cancellation);
            presses.Add(Stopwatch.GetElapsedTime(started));
        }
    }

    private static List<Choice> Choices(VisibleMessage message) =>
        [.. message.Rows.SelectMany(r => r).Select(b => new Choice(b.Data is { } data ? TelegramLoad.KeyOf(data) : "link", b.Label))];
}
