using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;
using TeacherBot.Channels.Console;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Operations;

/// <summary>`teacherbot demo`: interactive, or by itself with --script.</summary>
internal static class DemoVerb
{
    private static Action<Message> Screen(TextWriter output) => ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
        ? new TerminalScreen(AnsiConsole.Console).Write
        : message => output.WriteLine(ConsoleRenderer.Render(message));

    public static async Task<int> RunAsync(string content, bool script, TextReader input, TextWriter output, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("teacherbot-demo-").FullName;
        try
        {
            var options = new BotOptions
            {
                ConnectionString = $"Data Source={Path.Combine(folder, "demo.db")}",
                KeysPath = Path.Combine(folder, "keys"),
                FilesPath = Path.Combine(folder, "files"),
                ContentPath = content,
            };
            using var bot = await Bot.OpenAsync(options, TimeProvider.System, NullLoggerFactory.Instance, cancellation);
            var demo = new Demo(bot, new Background(bot, options.FilesPath, new(30, 2), NullLoggerFactory.Instance), output, Screen(output));
            if (script)
            {
                return await demo.PlayAsync(cancellation) ? 0 : 1;
            }

            await demo.TalkAsync(input, cancellation);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
