using TeacherBot.Core.Deliveries;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Deliveries;

public class SendPaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_chat_takes_its_burst_and_then_one_a_second()
    {
        var pace = new SendPace(new PaceLimits(30, 1, 3));

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(pace.Take(1, Lane.Reply, Start)));
        Assert.Equal(Start.AddSeconds(1), pace.Take(1, Lane.Reply, Start));
        Assert.Null(pace.Take(2, Lane.Reply, Start));
        Assert.Null(pace.Take(1, Lane.Reply, Start.AddSeconds(1)));
        Assert.NotNull(pace.Take(1, Lane.Reply, Start.AddSeconds(1)));
    }

    [Fact]
    public void Replies_are_not_held_by_what_bulk_has_used_up()
    {
        var pace = new SendPace(new PaceLimits(10, 1, 1));

        Assert.Null(pace.Take(1, Lane.Bulk, Start));
        Assert.NotNull(pace.Take(2, Lane.Bulk, Start));
        Assert.NotNull(pace.Take(2, Lane.Reminder, Start));
        Assert.Null(pace.Take(2, Lane.Reply, Start));
    }

    [Fact]
    public void Being_told_to_wait_is_obeyed_to_the_letter_for_one_chat_or_for_all()
    {
        var pace = new SendPace(new PaceLimits(30, 1, 3));
        Assert.Null(pace.Take(1, Lane.Reply, Start));
        pace.Pause(1, Start.AddSeconds(17));

        Assert.Equal(Start.AddSeconds(17), pace.Take(1, Lane.Reply, Start.AddSeconds(16.999)));
        Assert.Null(pace.Take(2, Lane.Reply, Start.AddSeconds(16.999)));
        Assert.Null(pace.Take(1, Lane.Reply, Start.AddSeconds(17)));

        pace.Pause(null, Start.AddSeconds(40));
        pace.Pause(null, Start.AddSeconds(30));
        Assert.Equal(Start.AddSeconds(40), pace.Take(3, Lane.Reply, Start.AddSeconds(39)));
        Assert.Null(pace.Take(3, Lane.Reply, Start.AddSeconds(40)));
    }

    [Fact]
    public void A_pause_outlives_forgetting_of_quiet_chats()
    {
        var pace = new SendPace(new PaceLimits(30, 1, 3));
        Assert.Null(pace.Take(1, Lane.Reply, Start));
        pace.Pause(1, Start.AddHours(1));
        pace.Forget(Start.AddMinutes(30));

        Assert.NotNull(pace.Take(1, Lane.Reply, Start.AddMinutes(30)));
    }

    [Fact]
    public void In_no_second_does_a_chat_get_more_than_its_burst_and_rate() => Cases.Run(
        8,
        100,
        (random, size) => Enumerable.Range(0, size * 20).Select(_ => (Chat: random.Next(3), Lane: (Lane)random.Next(3), Step: random.Next(400))).ToList(),
        sends =>
        {
            var pace = new SendPace(new PaceLimits(5, 1, 3));
            var now = Start;
            var gone = new List<(int Chat, Lane Lane, DateTimeOffset At)>();
            foreach (var (chat, lane, step) in sends)
            {
                now = now.AddMilliseconds(step);
                var wait = pace.Take(chat, lane, now);
                Assert.True(wait is null || wait > now);
                if (wait is null)
                {
                    gone.Add((chat, lane, now));
                }
            }

            Assert.All(gone, g => Assert.True(gone.Count(o => o.Chat == g.Chat && o.At >= g.At && o.At < g.At.AddSeconds(10)) <= 13));
            Assert.All(gone, g => Assert.True(gone.Count(o => o.Lane != Lane.Reply && o.At >= g.At && o.At < g.At.AddSeconds(10)) <= 51));
        });
}
