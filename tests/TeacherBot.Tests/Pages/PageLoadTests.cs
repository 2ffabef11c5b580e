using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Simulation.Paging;
using TeacherBot.Operations.Verbs;
using TeacherBot.Store;
using TeacherBot.Tests.Operations;

namespace TeacherBot.Tests.Pages;

/// <summary>The load command on pages at a fortieth: real store, server, door and forms. How long anything took is no matter of a test.</summary>
public sealed class PageLoadTests : IDisposable
{
    private readonly Shell shell = new();

    [Fact]
    public async Task Page_users_come_in_by_the_door_press_buttons_beside_the_turns_and_every_page_comes()
    {
        var options = new SimulateOptions { Teachers = 5, Rate = 20, PageUsers = 5, Seconds = 2, Runs = 2 };
        using var bot = await Bot.OpenAsync(DeskDoor.OptionsOf(shell.Read().Settings), TimeProvider.System, NullLoggerFactory.Instance, default);
        var report = await new PagesBeside(bot, options).RunAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

        Assert.Equal((2, 0), (report.Runs.Count, report.PagesFailed));
        Assert.All(report.Runs, run => Assert.True(run.TurnsAlone.PerSecond > 0 && run.TurnsBeside.PerSecond > 0 && run.Pages.PerSecond > 0, run.ToString()));
        Assert.True(report.Presses > 0, "nothing was pressed");
        Assert.Contains(Enumerable.Range(0, options.PageUsers), number => bot.Database.Read(unit => HasPressed(unit, bot, number)));
        Assert.Contains("Страницы: в секунду ", report.ToText(options), StringComparison.Ordinal);
    }

    public void Dispose() => shell.Dispose();

    // Nobody but their page has ever spoken to them.
    private static bool HasPressed(UnitOfWork unit, Bot bot, int number) =>
        bot.Stores.People.FindOrAdd(unit, ChannelNames.Console, $"page{number}", "nobody", null, DateTimeOffset.UnixEpoch).Version > 0;
}
