using TeacherBot.Core.Deliveries;

namespace TeacherBot.Tests.Deliveries;

public class LetterBudgetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_default_limits_hold_in_any_minute_hour_and_day_and_leave_half_for_answers()
    {
        var budget = new LetterBudget(new LetterLimits(60, 500, 500));
        var sent = new List<(DateTimeOffset At, bool Bulk)>();
        var random = new Random(3);

        // Two days in which everything that may go goes: bulk always waits, answers come now and then.
        for (var now = Start; now < Start.AddDays(2); now = now.AddSeconds(2))
        {
            Try(Lane.Bulk, now);
            if (random.Next(120) == 0)
            {
                Try(Lane.Reply, now);
            }
        }

        Assert.True(Most(sent.Select(s => s.At), TimeSpan.FromMinutes(1)) <= 60);
        Assert.True(Most(sent.Select(s => s.At), TimeSpan.FromHours(1)) <= 500);
        Assert.True(Most(sent.Select(s => s.At), TimeSpan.FromDays(1)) <= 500);
        Assert.True(Most(sent.Where(s => s.Bulk).Select(s => s.At), TimeSpan.FromMinutes(1)) <= 30);
        Assert.Equal(250, Most(sent.Where(s => s.Bulk).Select(s => s.At), TimeSpan.FromDays(1)));
        Assert.True(sent.Count(s => !s.Bulk) > 100);

        void Try(Lane lane, DateTimeOffset now)
        {
            if (budget.FreeAt(lane, now) <= now)
            {
                budget.Take(lane, now);
                sent.Add((now, lane != Lane.Reply));
            }
        }
    }

    [Fact]
    public void It_says_when_the_next_may_go_and_that_is_true()
    {
        var budget = new LetterBudget(new LetterLimits(6, 20, 1000));
        var now = Start;
        for (var i = 0; i < 100; i++)
        {
            var free = budget.FreeAt(Lane.Reply, now);
            if (free > now)
            {
                Assert.True(budget.FreeAt(Lane.Reply, free.AddMilliseconds(-1)) > free.AddMilliseconds(-1));
                now = free;
                Assert.True(budget.FreeAt(Lane.Reply, now) <= now);
            }

            budget.Take(Lane.Reply, now);
        }
    }

    [Fact]
    public void What_an_earlier_run_sent_counts()
    {
        var budget = new LetterBudget(new LetterLimits(60, 500, 500));
        budget.Sent(true, 250, Start.AddHours(-3));

        Assert.True(budget.FreeAt(Lane.Bulk, Start) > Start.AddHours(20));
        Assert.True(budget.FreeAt(Lane.Reply, Start) <= Start);

        budget.Sent(false, 250, Start.AddHours(-2));

        Assert.True(budget.FreeAt(Lane.Reply, Start) > Start.AddHours(20));
    }

    [Fact]
    public void What_led_to_no_letter_does_not_count()
    {
        var budget = new LetterBudget(new LetterLimits(60, 500, 500));
        for (var now = Start; now < Start.AddHours(5); now = now.AddSeconds(3))
        {
            budget.Take(Lane.Reply, now);
            budget.GiveBack(Lane.Reply, now);
        }

        Assert.True(budget.FreeAt(Lane.Reply, Start.AddHours(5)) <= Start.AddHours(5));
    }

    private static int Most(IEnumerable<DateTimeOffset> sent, TimeSpan window)
    {
        var within = new Queue<DateTimeOffset>();
        var most = 0;
        foreach (var at in sent)
        {
            within.Enqueue(at);
            while (within.Peek() <= at - window)
            {
                within.Dequeue();
            }

            most = Math.Max(most, within.Count);
        }

        return most;
    }
}
