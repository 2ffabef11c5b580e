using System.Globalization;
using TeacherBot.Core.Events;

namespace TeacherBot.Tests.Events;

public sealed class TypedWhenTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Krasnoyarsk");

    // Monday noon in the zone.
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("12.12 15:00", "2026-12-12 15:00")]
    [InlineData("12.12 в 15.00", "2026-12-12 15:00")]
    [InlineData(" 12.12.2026,  15:00 ", "2026-12-12 15:00")]
    [InlineData("12/12/26 9:05", "2026-12-12 09:05")]
    [InlineData("12 декабря 15:00", "2026-12-12 15:00")]
    [InlineData("12 Декабря в 15 часов", "2026-12-12 15:00")]
    [InlineData("3 мая 10:00", "2027-05-03 10:00")]
    [InlineData("29.11 10:00", "2027-11-29 10:00")]
    [InlineData("30.11 10:00", "2026-11-30 10:00")]
    [InlineData("7 января 2027 г. 10:30", "2027-01-07 10:30")]
    [InlineData("завтра 9:30", "2026-12-01 09:30")]
    [InlineData("послезавтра в 16", "2026-12-02 16:00")]
    public void A_date_as_people_type_it_is_read_on_the_clock_of_the_zone(string typed, string expected) =>
        Assert.Equal(expected, TypedWhen.Instant(typed, Now, Zone)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("скоро")]
    [InlineData("12.12")]
    [InlineData("15:00")]
    [InlineData("32.12 15:00")]
    [InlineData("12.13 15:00")]
    [InlineData("30.02.2027 15:00")]
    [InlineData("12.12 25:00")]
    [InlineData("12.12 15:60")]
    [InlineData("12 брюмера 15:00")]
    [InlineData("12.12 15:00 или позже")]
    [InlineData("99999999999.12 15:00")]
    public void What_is_no_date_is_asked_again(string typed) => Assert.Null(TypedWhen.Instant(typed, Now, Zone));

    [Fact]
    public void An_hour_the_clocks_skip_is_asked_again() =>
        Assert.Null(TypedWhen.Instant("29.03.2026 02:30", Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Theory]
    [InlineData("2 часа", 120)]
    [InlineData("1,5 ч", 90)]
    [InlineData("90 минут", 90)]
    [InlineData("1 ч 30 мин", 90)]
    [InlineData("1:30", 90)]
    [InlineData("2", 120)]
    [InlineData("45", 45)]
    [InlineData("3 дня", 4320)]
    public void A_length_as_people_type_it_is_read(string typed, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), TypedWhen.Length(typed));

    [Theory]
    [InlineData("")]
    [InlineData("долго")]
    [InlineData("5 минут")]
    [InlineData("40 дней")]
    [InlineData("-2 часа")]
    public void What_is_no_length_is_asked_again(string typed) => Assert.Null(TypedWhen.Length(typed));
}
