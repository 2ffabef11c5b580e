using System.Diagnostics;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.Operations.Simulation;

/// <summary>A load teacher with a phone: presses what the screen shows, and looks how long it takes until the screen answers.</summary>
/// <param name="answers">From the press to the changed screen, over the network both ways; null when nobody asks.</param>
internal sealed class TelegramTeacher(SimulateOptions options, Latencies? answers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>From Start to the profile.</summary>
    public async Task WalkAsync(Telegram.Chat chat, Random random, CancellationToken cancellation)
    {
        var teacher = new LoadTeacher(random);
        chat.SendCommand("start");
        VisibleMessage? before = null;
        var acted = Stopwatch.GetTimestamp();
        while (true)
        {
            var screen = await NextAsync(chat, before, cancellation);
            answers?.Add(Stopwatch.GetElapsedTime(acted));
            var choices = Choices(screen);
            if (LoadTeacher.IsDone(choices))
            {
                return;
            }

            await Pace.ThinkAsync(options, random, cancellation);
            var (press, type) = teacher.Next(choices);
            before = screen;
            acted = Stopwatch.GetTimestamp();
            if (press is { } choice)
            {
                chat.Press(screen.Id, choices.IndexOf(choice));
            }
            else
            {
                chat.SendText(type ?? "/menu");
            }
        }
    }

    /// <summary>A screen token is s.VERSION.KEY.MAC: the key is all a load teacher wants to know.</summary>
    public static string KeyOf(string data)
    {
        var from = data.IndexOf('.', 2) + 1;
        return data[from..data.LastIndexOf('.')];
    }

    private static async Task<VisibleMessage> NextAsync(Telegram.Chat chat, VisibleMessage? before, CancellationToken cancellation)
    {
        await chat.WaitAsync(c => IsNew(c.Latest, before), cancellation).WaitAsync(Patience, cancellation);
        return chat.Latest!;
    }

    private static bool IsNew(VisibleMessage? latest, VisibleMessage? before) =>
        latest is { Rows.Count: > 0 } && (before is null || latest.Id != before.Id || latest.Edits != before.Edits);

    private static List<Choice> Choices(VisibleMessage message) =>
        [.. message.Rows.SelectMany(r => r).Select(b => new Choice(b.Data is { } data ? KeyOf(data) : "link", b.Label))];
}
