using TeacherBot.Operations.Simulation.Telegram;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Telegram;

public sealed class PressAnswerTests : ReceiverTest
{
    [Fact]
    public async Task Press_is_answered_with_the_words_of_its_turn()
    {
        Turn = _ => Task.FromResult<TurnOutcome>(new TurnOutcome.Done("Записано"));

        await PressAsync();

        Assert.Equal("Записано", Assert.Single(Chat.Toasts).Text);
    }

    [Fact]
    public async Task Long_words_are_clipped_to_what_the_server_takes()
    {
        Turn = _ => Task.FromResult<TurnOutcome>(new TurnOutcome.Done(new string('я', 300)));

        await PressAsync();

        Assert.Equal(new string('я', 199) + "…", Assert.Single(Chat.Toasts).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Duplicate_and_quarantined_presses_are_answered_too(bool duplicate)
    {
        Turn = _ => Task.FromResult<TurnOutcome>(duplicate ? new TurnOutcome.Duplicate() : new TurnOutcome.Quarantined());

        await PressAsync();

        Assert.Empty(Chat.Toasts);
    }

    [Fact]
    public async Task Update_that_comes_twice_has_its_press_answered_once()
    {
        Server.Faults.Plan = new FaultPlan { DuplicateUpdate = 1 };

        await PressAsync(updates: 2);

        Assert.Equal(2, Arrivals.Count);
        Assert.Empty(Server.CallbackReport().AnsweredTwice);
    }

    [Fact]
    public async Task Press_in_a_group_is_answered_without_a_turn()
    {
        var group = Server.Group(Group).Meet();
        group.PressData(5, "s.1.y.mac", Boris);
        await PollingAsync(() => UntilAsync(() => Answers() == 1));

        Assert.Empty(Arrivals);
    }

    [Fact]
    public async Task Turn_of_more_than_five_seconds_is_answered_empty_and_its_words_are_not_shown()
    {
        var release = new TaskCompletionSource<TurnOutcome>();
        Turn = _ => release.Task;
        Chat.Press(await ShowAsync(), "да");
        await PollingAsync(async () =>
        {
            await UntilAsync(() => !Arrivals.IsEmpty);
            Time.Advance(TimeSpan.FromSeconds(4.9));
            Assert.Equal(0, Answers());
            Time.Advance(TimeSpan.FromSeconds(0.1));
            await UntilAsync(() => Answers() == 1);
            release.SetResult(new TurnOutcome.Done("поздно"));
            await UntilAsync(() => Server.PendingUpdates == 0);
        });

        Assert.Equal(1, Answers());
        Assert.Empty(Chat.Toasts);
    }

    [Theory]
    [InlineData(nameof(Fault.DropBefore), 200)]
    [InlineData(nameof(Fault.DropAfter), 200)]
    [InlineData(nameof(Fault.ServerError), 200)]
    [InlineData(nameof(Fault.BadGateway), 200)]
    [InlineData(nameof(Fault.TooManyRequests), 1000)]
    public async Task Answer_that_was_lost_is_repeated(string fault, int pause)
    {
        Server.Faults.Script(Enum.Parse<Fault>(fault), "answerCallbackQuery");
        Chat.Press(await ShowAsync(), "да");
        await PollingAsync(async () =>
        {
            await UntilAsync(() => Answers() == 1);
            await UntilAsync(() =>
            {
                Time.Advance(TimeSpan.FromMilliseconds(pause));
                return Answers() == 2;
            });
        });

        var report = Server.CallbackReport();
        Assert.Empty(report.Unanswered);
        Assert.Empty(report.AnsweredTwice);
    }

    [Fact]
    public async Task Answer_refused_again_and_again_is_given_up()
    {
        Server.Faults.Script(Fault.ServerError, "answerCallbackQuery", times: 100);
        Chat.Press(await ShowAsync(), "да");
        await PollingAsync(() => UntilAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(3));
            return Answers() == 4;
        }));

        Assert.Equal(4, Answers());
    }

    private async Task PressAsync(int updates = 1)
    {
        Chat.Press(await ShowAsync(), "да");
        await PollingAsync(() => UntilAsync(() => Answers() == 1 && Server.PendingUpdates == 0 && Arrivals.Count >= updates));
        Assert.Empty(Server.CallbackReport().Unanswered);
        Assert.Empty(Server.Violations);
    }

    private int Answers() => Server.Log.Calls.Count(c => c.Method == "answerCallbackQuery");
}
