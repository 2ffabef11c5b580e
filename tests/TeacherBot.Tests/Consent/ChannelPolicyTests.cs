using TeacherBot.Channels.Console;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations.Simulation;
using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Consent;

public sealed class ChannelPolicyTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("off", false)]
    [InlineData("open", true)]
    public async Task Consent_is_asked_only_where_the_office_uses_the_channel(string policy, bool asked)
    {
        var town = Path.Combine(shell.Content, "municipalities", "zarechny", "municipality.yml");
        File.WriteAllText(town, File.ReadAllText(town).Replace("console: open", "console: " + policy, StringComparison.Ordinal));
        using var bot = await shell.OpenAsync();
        var shown = "";
        var channel = new ConsoleChannel((message, _) => shown = ConsoleRenderer.Render(message));
        var worker = bot.Add(channel, new PaceLimits(100, 100, 100), new NoDocuments());
        var typed = new ConsoleInput(channel, bot.Stores.Tokens, bot.Clock);

        await bot.Turns.RunAsync(typed.Read("somebody", "/start"), default);
        await worker.PumpAsync(default);
        await bot.Turns.RunAsync(typed.Read("somebody", "1"), default);
        await worker.PumpAsync(default);

        Assert.Equal(asked, shown.Contains("СОГЛАСИЕ НА ОБРАБОТКУ", StringComparison.Ordinal));
        Assert.Equal(!asked, shown.Contains("metodist@zarechny.example", StringComparison.Ordinal) && shown.Contains("не используют", StringComparison.Ordinal));
    }
}
