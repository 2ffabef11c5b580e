using System.Globalization;
using TeacherBot.Channels.Console;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Operations.Simulation;

namespace TeacherBot.Operations;

/// <summary>The whole bot offline in a terminal: an embedded database in a temporary folder and the sample municipality.</summary>
/// <param name="screen">Writes a message; plain text when the output is piped.</param>
internal sealed class Demo(Bot bot, Background background, TextWriter output, Action<Message> screen)
{
    private const string Address = "demo";
    private const int LongestScript = 400;

    private readonly ConsoleChannel channel = new((message, file) => Show(output, () => screen(message), file));

    /// <summary>Talks with whoever types; an empty line or end of input says goodbye.</summary>
    public async Task TalkAsync(TextReader input, CancellationToken cancellation)
    {
        var (worker, typed) = Start();
        output.WriteLine("Демонстрация: всё на этом компьютере, ничего никуда не отправляется. Выход — /exit.\n");
        await SayAsync(worker, typed, "/start", cancellation);
        while (await input.ReadLineAsync(cancellation) is { } line && line.Trim() is not "/exit")
        {
            if (line.Trim().Length > 0)
            {
                await SayAsync(worker, typed, line, cancellation);
            }
        }
    }

    /// <summary>Plays a teacher by itself: three questions without joining, joining, a plan of three areas, the profile.</summary>
    public async Task<bool> PlayAsync(CancellationToken cancellation)
    {
        var (worker, typed) = Start();
        var teacher = new VirtualTeacher(new TeacherEyes(bot.Catalog.Value), 12, (95, 75, 45)) { Tries = true };
        await SayAsync(worker, typed, "/start", cancellation);
        for (var step = 0; step < LongestScript; step++)
        {
            var message = channel.Screen!.Message!;
            var move = teacher.Next(new Seen(Text(message), [.. message.Choices.Select(c => c.Label)]));
            switch (move)
            {
                case Move.Finish:
                    return true;
                case Move.Press press:
                    var choice = message.Choices.ElementAt(press.Button);
                    output.WriteLine($"> [{choice.Label}]\n");
                    await RunAsync(worker, typed.Press(Address, choice, channel.Screen.Person, channel.Screen.Version), cancellation);
                    break;
                case Move.Type type:
                    output.WriteLine($"> {type.Text}\n");
                    await RunAsync(worker, typed.Read(Address, type.Text), cancellation);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Сценарий не дошёл до профиля за {LongestScript} шагов."));
        return false;
    }

    private static string Text(Message message) => string.Join('\n', message.Paragraphs.Select(p => p.Text));

    private static void Show(TextWriter output, Action write, DocumentFile? file)
    {
        write();
        if (file is not null)
        {
            var path = Path.Combine(Path.GetTempPath(), file.Name);
            File.WriteAllBytes(path, file.Bytes);
            output.WriteLine($"  Файл: {path}\n");
        }
    }

    private (DeliveryWorker Worker, ConsoleInput Typed) Start()
    {
        background.Files.Add(channel.Name, new ConsoleFiles());
        var worker = bot.Add(channel, new PaceLimits(1000, 1000, 1000), background.Documents);
        return (worker, new ConsoleInput(channel, bot.Stores.Tokens, bot.Clock));
    }

    private async Task SayAsync(DeliveryWorker worker, ConsoleInput typed, string line, CancellationToken cancellation)
    {
        output.WriteLine($"> {line}\n");
        await RunAsync(worker, typed.Read(Address, line), cancellation);
    }

    private async Task RunAsync(DeliveryWorker worker, Turns.Arrival arrival, CancellationToken cancellation)
    {
        var outcome = await bot.Turns.RunAsync(arrival, cancellation);
        if (outcome is Turns.TurnOutcome.Done { Toast: { } toast })
        {
            output.WriteLine($"({toast})\n");
        }

        await worker.PumpAsync(cancellation);
        while (await background.Jobs.StepAsync(cancellation))
        {
            await worker.PumpAsync(cancellation);
        }
    }
}
