using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Tests.Broadcasts;

/// <summary>Issue #4: what becomes of each recipient between the plan and the ledger.</summary>
public sealed class SendingTests
{
    [Fact]
    public async Task Somebody_who_blocked_one_channel_gets_it_by_the_other_and_only_once()
    {
        using var world = await BroadcastBot.OpenAsync();
        var person = await world.JoinAsync("console", "терминал");
        await world.ApplyAsync("telegram", "501", new MoveAddressTo(person));
        world.Telegram.Answer = new SendOutcome.RecipientGone("blocked");
        var id = await world.SendAsync("Семинар в субботу");

        await world.RunAsync();

        Assert.Equal(1, world.Telegram.Asked);
        Assert.Equal(["Семинар в субботу"], world.Console.Texts);
        Assert.Equal((1, 0), (world.Count(id, BroadcastCounts.Sent), world.Count(id, BroadcastCounts.Gone)));
        Assert.Equal(BroadcastStatus.Finished, world.Find(id).Status);
    }

    [Fact]
    public async Task Somebody_gone_everywhere_is_counted_and_gets_it_by_a_repeat_once_back()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        world.Telegram.Answer = new SendOutcome.RecipientGone("blocked");
        var id = await world.SendAsync("Семинар");
        await world.RunAsync();
        Assert.Equal(1, world.Count(id, BroadcastCounts.Gone));

        world.Telegram.Answer = null;
        await world.ApplyAsync("telegram", "501", new SetReachable(true));
        await world.DoAsync(unit => Assert.Equal(1, BroadcastStore.Repeat(unit, id, world.Clock.Now)));
        await world.RunAsync();

        Assert.Equal(["Семинар"], world.Telegram.Texts);
        Assert.Equal(1, world.Count(id, BroadcastCounts.Sent));
    }

    [Fact]
    public async Task The_weekly_cap_counts_all_senders_together_and_a_week_later_there_is_room_again()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        foreach (var text in (string[])["Первая", "Вторая", "Третья"])
        {
            await world.SendAsync(text);
            await world.RunAsync();
        }

        Assert.Equal(["Первая", "Вторая"], world.Telegram.Texts);
        world.Clock.Now += TimeSpan.FromDays(7);
        var later = await world.SendAsync("Через неделю");
        await world.RunAsync();

        Assert.Equal(["Первая", "Вторая", "Через неделю"], world.Telegram.Texts);
        Assert.Equal(1, world.Count(later, BroadcastCounts.Sent));
    }

    [Fact]
    public async Task Who_is_held_back_by_the_cap_is_counted()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        await world.SendAsync("Первая");
        await world.SendAsync("Вторая");
        await world.RunAsync();
        var third = await world.SendAsync("Третья");
        await world.RunAsync();

        Assert.Equal(1, world.Find(third).Of(BroadcastCounts.Capped));
        Assert.Equal(BroadcastStatus.Finished, world.Find(third).Status);
    }

    [Fact]
    public async Task At_night_nothing_goes_and_in_the_allowed_hours_everything_does()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        world.Clock.Now += TimeSpan.FromHours(6);
        var id = await world.SendAsync("Семинар");
        await world.RunAsync();
        Assert.Empty(world.Telegram.Texts);
        Assert.Equal(1, world.Count(id, BroadcastCounts.Waiting));

        world.Clock.Now += TimeSpan.FromHours(18);
        await world.RunAsync();

        Assert.Equal(["Семинар"], world.Telegram.Texts);
    }

    [Fact]
    public async Task Who_unsubscribes_or_withdraws_between_plan_and_sending_gets_nothing()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        await world.JoinAsync("telegram", "502");
        await world.JoinAsync("telegram", "503");
        var id = await world.SendAsync("Семинар");
        await world.ApplyAsync("telegram", "501", new RevokeConsent("mailing.events"));
        await world.ApplyAsync("telegram", "502", new WithdrawEverything());

        await world.RunAsync();

        Assert.Single(world.Telegram.Texts);
        Assert.Equal((1, 2), (world.Count(id, BroadcastCounts.Sent), world.Count(id, BroadcastCounts.Changed)));
    }

    [Fact]
    public async Task A_pause_takes_back_what_is_not_on_the_wire_and_a_stop_ends_it_for_good()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        await world.JoinAsync("telegram", "502");
        var id = await world.SendAsync("Семинар");
        await world.FeedAsync();
        await world.DoAsync(unit => Assert.True(BroadcastStore.Pause(unit, id)));
        await world.RunAsync();
        Assert.Empty(world.Telegram.Texts);

        await world.DoAsync(unit => Assert.True(BroadcastStore.Resume(unit, id)));
        await world.FeedAsync();
        await world.DoAsync(unit => Assert.True(BroadcastStore.Cancel(unit, id, world.Clock.Now)));
        await world.RunAsync();

        Assert.Empty(world.Telegram.Texts);
        Assert.Equal(2, world.Count(id, BroadcastCounts.Cancelled));
        await world.DoAsync(unit => Assert.False(BroadcastStore.Resume(unit, id)));
    }

    [Fact]
    public async Task An_unknown_outcome_is_told_and_never_repeated()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        world.Telegram.Answer = new SendOutcome.Unknown("reset");
        var id = await world.SendAsync("Семинар");
        await world.RunAsync();
        world.Telegram.Answer = null;
        world.Clock.Now += TimeSpan.FromMinutes(20);
        await world.RunAsync();
        await world.DoAsync(unit => Assert.Equal(0, BroadcastStore.Repeat(unit, id, world.Clock.Now)));
        await world.RunAsync();

        Assert.Equal(1, world.Telegram.Asked);
        Assert.Equal(1, world.Count(id, BroadcastCounts.Unknown));
    }

    [Fact]
    public async Task After_a_restart_what_was_let_go_counts_once_against_the_cap()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        var first = await world.SendAsync("Первая");
        for (var restart = 0; restart < 3; restart++)
        {
            world.Restart();
            await world.FeedAsync();
        }

        await world.RunAsync();
        await world.SendAsync("Вторая");
        await world.RunAsync();

        Assert.Equal(["Первая", "Вторая"], world.Telegram.Texts);
        Assert.Equal(1, world.Count(first, BroadcastCounts.Sent));
    }

    [Fact]
    public async Task People_who_join_after_the_plan_are_not_written_to()
    {
        using var world = await BroadcastBot.OpenAsync();
        await world.JoinAsync("telegram", "501");
        var id = await world.PlanAsync("Семинар");
        await world.JoinAsync("telegram", "502");
        await world.DoAsync(unit => Assert.True(BroadcastStore.Start(unit, id, world.Clock.Now)));
        await world.RunAsync();

        Assert.Single(world.Telegram.Texts);
    }
}
