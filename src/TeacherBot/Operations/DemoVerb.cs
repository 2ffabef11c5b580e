using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;

namespace TeacherBot.Operations;

/// <summary>`teacherbot demo`: interactive, or by itself with --script.</summary>
internal static class DemoVerb
{
    public static async Task<int> RunAsync(string content, bool script, CancellationToken cancellation)
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
            var demo = new Demo(bot, Console.Out);
            if (script)
            {
                return await demo.PlayAsync(new NoDocuments(), cancellation) ? 0 : 1;
            }

            await demo.TalkAsync(Console.In, new NoDocuments(), cancellation);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private sealed class NoDocuments : IDocuments
    {
        public DocumentFile? Open(DocumentRecipe recipe) => null;
    }
}
