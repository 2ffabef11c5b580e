using System.Globalization;
using TeacherBot.Core.Campaigns;

namespace TeacherBot.Tests.Campaigns;

public class TypedDaysTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Theory]
    [InlineData("1.12.2026 – 20.12.2026", "2026-12-01 2026-12-20")]
    [InlineData("01.12.26-20.12.26", "2026-12-01 2026-12-20")]
    [InlineData("с 1 декабря по 20 января", "2026-12-01 2027-01-20")]
    [InlineData("1 марта 2027, 5 мая 2027", "2027-03-01 2027-05-05")]
    [InlineData("30.11", "2026-11-30")]
    [InlineData("29.11", "2027-11-29")]
    [InlineData("№ 12-од от 3.11.2026", "2026-11-03")]
    [InlineData("31.02.2027 и 32.1.2027", "")]
    [InlineData("29 февраля 2028", "2028-02-29")]
    [InlineData("вчера", "")]
    [InlineData("телефон 391.22.33", "")]
    public void Days_are_read_as_people_write_them(string typed, string days) =>
        Assert.Equal(days, string.Join(' ', TypedDays.In(typed, Today).Select(d => d.ToString("O", CultureInfo.InvariantCulture))));
}
