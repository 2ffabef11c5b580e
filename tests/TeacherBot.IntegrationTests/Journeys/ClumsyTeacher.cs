using TeacherBot.Core.Instruments;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.IntegrationTests.Journeys;

/// <summary>
/// A teacher with a phone in a bus: presses twice, presses old buttons, types rubbish, blocks the bot and returns. Sees only what
/// the chat shows; knows nothing of the bot's insides.
/// </summary>
internal sealed class ClumsyTeacher(Chat chat, TeacherEyes eyes, int seed)
{
    private static readonly string[] Rubbish =
        ["привет", "???", "😀😀", "не понял вопрос", "123456789012345678901234567890", "שלום", "/settings2", "а", "12,5 кг и ещё"];

    private readonly Random random = new(seed);
    private readonly VirtualTeacher teacher = new(eyes, seed, (90, 70, 50));
    private readonly List<(int Message, string Data)> pressed = [];

    /// <summary>The most copies of one question with live buttons that were ever seen at once.</summary>
    public int MostCopies { get; private set; }

    public bool Finished { get; private set; }

    /// <summary>How patient the teacher is before trying something else.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(7);

    public async Task WalkAsync(CancellationToken stop)
    {
        chat.SendCommand("start");
        await ChangeAsync("", stop);
        while (!stop.IsCancellationRequested)
        {
            Look();
            var current = Current();
            if (current is null)
            {
                chat.SendCommand("start");
                await ChangeAsync(Signature(), stop);
                continue;
            }

            var move = teacher.Next(new Seen(current.Text, [.. current.Rows.SelectMany(r => r).Select(b => b.Label)]));
            if (move is Move.Finish)
            {
                Finished = true;
                return;
            }

            var before = Signature();
            Stumble(current);
            Do(move, current);
            await ChangeAsync(before, stop);
        }
    }

    private void Look()
    {
        var copies = chat.Visible.Where(m => m.Rows.Count > 0).Select(m => eyes.ItemIn(m.Text)?.Id).OfType<string>().CountBy(id => id);
        MostCopies = Math.Max(MostCopies, copies.Select(c => c.Value).DefaultIfEmpty().Max());
    }

    private VisibleMessage? Current() => chat.Visible.LastOrDefault(m => m.Rows.Any(r => r.Any(b => b.Data is not null)));

    private void Do(Move move, VisibleMessage current)
    {
        try
        {
            switch (move)
            {
                case Move.Press press:
                    var button = current.Rows.SelectMany(r => r).ElementAt(press.Button);
                    chat.Press(current.Id, press.Button);
                    pressed.Add((current.Id, button.Data!));
                    if (random.Next(100) < 5)
                    {
                        chat.PressData(current.Id, button.Data!);
                    }

                    break;
                case Move.Type type:
                    chat.SendText(type.Text);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (InvalidOperationException)
        {
            // The screen changed between the look and the press: look again.
        }
    }

    private void Stumble(VisibleMessage current)
    {
        switch (random.Next(100))
        {
            case < 4 when pressed.Count > 3:
                var old = pressed[random.Next(pressed.Count - 1)];
                chat.PressData(old.Message, old.Data);
                break;
            case < 7 when !ExpectsTyping(current):
                chat.SendText(Rubbish[random.Next(Rubbish.Length)]);
                break;
            case < 8:
                chat.PressData(current.Id, "s.1.o1.AAAAAAAAAAA");
                break;
            case < 9:
                chat.Block();
                chat.Unblock();
                break;
            default:
                break;
        }
    }

    private bool ExpectsTyping(VisibleMessage current) => eyes.ItemIn(current.Text)?.Body is NumberEntry or TextEntry or null;

    private string Signature() => string.Join('\u0001', chat.Visible.Where(m => m.Rows.Count > 0).Select(m => m.Id + m.Text));

    private async Task ChangeAsync(string before, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await chat.WaitAsync(_ => Signature() != before, patience.Token);

            // A person needs a moment; the second copy or the toast may still be on its way.
            await Task.Delay(random.Next(20, 120), stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nothing happened: the network, or the press changed nothing. Try again.
        }
    }
}
