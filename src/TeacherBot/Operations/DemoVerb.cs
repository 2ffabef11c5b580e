using Microsoft.Extensions.Logging.Abstractions;

namespace TeacherBot.Operations;

/// <summary>`teacherbot demo`: interactive, or by itself with --script.</summary>
internal static class DemoVerb
{
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
            var demo = new Demo(bot, new Background(bot, options.FilesPath, NullLoggerFactory.Instance), output);
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
