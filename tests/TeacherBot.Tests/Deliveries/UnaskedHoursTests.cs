using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Deliveries;

public class UnaskedHoursTests
{
    [Theory]
    [InlineData("2026-11-23T05:00Z", "2026-11-23T07:00Z")]
    [InlineData("2026-11-23T07:00Z", "2026-11-23T07:00Z")]
    [InlineData("2026-11-23T11:59:59Z", "2026-11-23T11:59:59Z")]
    [InlineData("2026-11-23T12:00Z", "2026-11-24T07:00Z")]
    [InlineData("2026-11-27T12:00Z", "2026-11-30T07:00Z")]
    [InlineData("2026-11-28T08:00Z", "2026-11-30T07:00Z")]
    [InlineData("2026-12-30T13:00Z", "2027-01-11T07:00Z")]
    public void Messages_wait_for_a_working_afternoon_of_the_town(string at, string next) =>
        Assert.Equal(Instant(next), UnaskedHours.NextAfter(Instant(at), Town("Asia/Krasnoyarsk")));

    [Theory]
    [InlineData("2026-03-27T20:00Z", "2026-03-30T12:00Z")]
    [InlineData("2026-10-23T20:00Z", "2026-10-26T13:00Z")]
    public void Two_o_clock_is_two_o_clock_after_the_clocks_change(string at, string next) =>
        Assert.Equal(Instant(next), UnaskedHours.NextAfter(Instant(at), Town("Europe/Berlin")));

    [Fact]
    public void Without_a_town_the_zone_is_utc() =>
        Assert.Equal(Instant("2026-11-23T14:00Z"), UnaskedHours.NextAfter(Instant("2026-11-23T01:00Z"), null));

    [Fact]
    public void The_instant_is_allowed_not_earlier_and_stays_when_asked_again() => Cases.Run(
        7,
        500,
        (random, _) => (At: Instant("2026-11-01T00:00Z").AddMinutes(random.Next(200_000)), Zone: new[] { "Asia/Kamchatka", "Europe/Kaliningrad", "Europe/Berlin" }[random.Next(3)]),
        x =>
        {
            var town = Town(x.Zone);
            var next = UnaskedHours.NextAfter(x.At, town);
            var local = RussianDate.In(next, x.Zone);

            Assert.True(next >= x.At);
            Assert.InRange(local.Hour, 14, 18);
            Assert.False(local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.DoesNotContain(DateOnly.FromDateTime(local.DateTime), town.DaysOff);
            Assert.Equal(next, UnaskedHours.NextAfter(next, town));
        });

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Municipality Town(string zone) => new("town", "Город", zone, "методист")
    {
        Schools = [],
        Consents = ImmutableDictionary<string, ConsentText>.Empty,
        DaysOff = [.. Enumerable.Range(0, 9).Select(d => new DateOnly(2026, 12, 31).AddDays(d))],
    };
}
