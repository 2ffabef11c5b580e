using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Events;

public sealed class EventRemindersTests
{
    private static readonly Core.Content.Municipality Town = TheCatalog.Value.Municipalities["zarechny"];

    [Fact]
    public void Week_and_day_keep_to_allowed_hours_before_the_event_and_the_hour_to_none()
    {
        for (var hours = 0; hours < 24 * 60; hours += 5)
        {
            var start = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours);
            foreach (var (stage, due) in EventReminders.Of(start, start.AddDays(-40), Town))
            {
                Assert.True(due < start && due <= EventReminders.LatestAt(stage, start), $"{stage} at {due} for {start}");
                Assert.True(stage == EventReminders.Hour || UnaskedHours.NextAfter(due, Town) == due, $"{stage} at {due}");
            }
        }
    }

    [Fact]
    public void A_reminder_that_would_come_late_is_left_out()
    {
        // Saturday 11:00 in the town.
        var start = new DateTimeOffset(2026, 12, 12, 4, 0, 0, TimeSpan.Zero);

        Assert.Equal([EventReminders.Week, EventReminders.Day, EventReminders.Hour], EventReminders.Of(start, start.AddDays(-10), Town).Select(r => r.Stage));
        Assert.Equal([EventReminders.Day, EventReminders.Hour], EventReminders.Of(start, start.AddDays(-3), Town).Select(r => r.Stage));
        Assert.Equal([EventReminders.Hour], EventReminders.Of(start, start.AddHours(-2), Town).Select(r => r.Stage));
        Assert.Empty(EventReminders.Of(start, start.AddMinutes(-30), Town));
    }

    [Fact]
    public void The_day_before_a_Monday_morning_is_said_on_Friday()
    {
        var monday = new DateTimeOffset(2026, 12, 14, 2, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateTimeOffset(2026, 12, 11, 7, 0, 0, TimeSpan.Zero), EventReminders.DueAt(EventReminders.Day, monday, Town));
    }
}
