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
    public void A_blocked_mail_account_pauses_replies_too_whichever_letter_was_refused()
    {
        var letters = new SendPace(new PaceLimits(10, 5, 20) { Letters = new LetterLimits(60, 500, 500) });
        letters.Refused(1, Lane.Bulk, true, Start, Start.AddHours(1));
        Assert.Equal(Start.AddHours(1), letters.Take(2, Lane.Reply, Start));

        var chats = new SendPace(new PaceLimits(10, 5, 20));
        chats.Refused(1, Lane.Bulk, true, Start, Start.AddHours(1));
        Assert.Null(chats.Take(2, Lane.Reply, Start));
    }

    [Fact]
    public void Replies_are_not_held_by_what_bulk_has_used_up()
    {
        var pace = new SendPace(new PaceLimits(1, 1, 1));

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
    public void One_unasked_message_a_second_goes_to_a_chat_and_replies_beside_it()
    {
        var pace = new SendPace(new PaceLimits(30, 3, 10));

        Assert.Null(pace.Take(1, Lane.Bulk, Start));
        Assert.Equal(Start.AddSeconds(1), pace.Take(1, Lane.Reminder, Start));
        Assert.Null(pace.Take(1, Lane.Reply, Start));
        Assert.Null(pace.Take(2, Lane.Bulk, Start));
        Assert.Null(pace.Take(1, Lane.Reminder, Start.AddSeconds(1)));
    }

    [Fact]
    public void A_group_takes_twenty_a_minute_of_everything()
    {
        var pace = new SendPace(new PaceLimits(1000, 1000, 1000));

        Assert.All(Enumerable.Range(0, 20), i => Assert.Null(pace.Take(1, Lane.Reply, Start.AddSeconds(i), group: true)));
        Assert.Equal(Start.AddSeconds(61), pace.Take(1, Lane.Reply, Start.AddSeconds(20), group: true));
        Assert.Null(pace.Take(2, Lane.Reply, Start.AddSeconds(20), group: true));
        Assert.Null(pace.Take(1, Lane.Reply, Start.AddSeconds(61), group: true));
        Assert.NotNull(pace.Take(1, Lane.Reply, Start.AddSeconds(61), group: true));
    }

    [Fact]
    public void Refusal_binds_the_chat_that_was_written_to_lately_and_otherwise_all_unasked_messages_but_no_reply()
    {
        var pace = new SendPace(new PaceLimits(30, 3, 10));
        Assert.Null(pace.Take(1, Lane.Reply, Start));
        Assert.Null(pace.Take(1, Lane.Bulk, Start));
        pace.Refused(1, Lane.Bulk, false, Start, Start.AddSeconds(9));
        Assert.Equal(Start.AddSeconds(9), pace.Take(1, Lane.Reply, Start));
        Assert.Null(pace.Take(2, Lane.Bulk, Start));

        pace.Refused(2, Lane.Bulk, false, Start, Start.AddSeconds(40));
        Assert.Equal(Start.AddSeconds(40), pace.Take(3, Lane.Bulk, Start.AddSeconds(39.999)));
        Assert.Equal(Start.AddSeconds(40), pace.UnaskedFreeAt(Start.AddSeconds(39)));
        Assert.Null(pace.Take(3, Lane.Reply, Start));
        Assert.Null(pace.Take(3, Lane.Bulk, Start.AddSeconds(40)));

        pace.Refused(3, Lane.Reply, true, Start.AddSeconds(41), Start.AddSeconds(50));
        Assert.Equal(Start.AddSeconds(50), pace.Take(4, Lane.Reply, Start.AddSeconds(49)));
    }

    [Fact]
    public void Memory_does_not_grow_with_people()
    {
        var pace = new SendPace(new PaceLimits(1_000_000, 1, 3));
        for (var i = 0; i < 100_000; i++)
        {
            var now = Start.AddMilliseconds(i * 10);
            Assert.Null(pace.Take(i, Lane.Bulk, now));
            pace.Leaves(i, now);
            pace.Arrived(Lane.Bulk, now, now, true);
            if (i % 1000 == 0)
            {
                pace.Forget(now);
                Assert.InRange(pace.Remembered, 0, 8000);
            }
        }
    }

    [Fact]
    public void After_a_start_the_second_before_it_counts_as_used_up_and_replies_do_not_wait()
    {
        var pace = new SendPace(new PaceLimits(30, 1, 3));
        pace.Begin(Start);

        Assert.Null(pace.Take(1, Lane.Reply, Start));
        Assert.InRange(pace.Take(2, Lane.Bulk, Start)!.Value, Start.AddSeconds(1), Start.AddSeconds(1.01));
        Assert.Null(pace.Take(2, Lane.Bulk, Start.AddSeconds(1.01)));
    }

    [Fact]
    public void Message_taken_ahead_leaves_when_its_slot_is_free_and_gives_it_back_untouched_when_it_is_not_sent()
    {
        var pace = new SendPace(new PaceLimits(1, 3, 10));
        Assert.Null(pace.Take(1, Lane.Bulk, Start));
        Assert.Equal(Start, pace.Leaves(1, Start));
        pace.Arrived(Lane.Bulk, Start, Start, true);
        var free = Start.AddMilliseconds(1002);

        Assert.Equal(free.AddMilliseconds(-2), pace.Take(2, Lane.Bulk, Start));
        Assert.Null(pace.Take(2, Lane.Bulk, free.AddMilliseconds(-1)));
        pace.NotUsed(2);
        Assert.Null(pace.Take(3, Lane.Bulk, free.AddMilliseconds(-1)));
        Assert.Equal(free, pace.Leaves(3, free.AddMilliseconds(-0.5)));
    }

    [Fact]
    public void Unasked_messages_leave_places_on_the_wire_for_replies()
    {
        var pace = new SendPace(new PaceLimits(1000, 3, 10));

        Assert.Equal(48, Enumerable.Range(0, 100).Count(i => pace.Take(i, Lane.Bulk, Start) is null));
        Assert.Null(pace.Take(1000, Lane.Reply, Start));
        pace.Arrived(Lane.Bulk, Start, Start, true);
        pace.NotUsed(1);
        Assert.Equal(2, Enumerable.Range(100, 100).Count(i => pace.Take(i, Lane.Bulk, Start) is null));
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
                    pace.Arrived(lane, now, now, true);
                    gone.Add((chat, lane, now));
                }
            }

            Assert.All(gone, g => Assert.True(gone.Count(o => o.Chat == g.Chat && o.At >= g.At && o.At < g.At.AddSeconds(10)) <= 13));
            Assert.All(gone, g => Assert.True(gone.Count(o => o.Lane != Lane.Reply && o.At >= g.At && o.At < g.At.AddSeconds(1)) <= 5));
        });
}
