using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;

namespace TeacherBot.Tests.Campaigns;

public class ParticipationBandTests
{
    [Theory]
    [InlineData(4, 4, ParticipationBand.Hidden)]
    [InlineData(0, 0, ParticipationBand.Hidden)]
    [InlineData(2, 5, ParticipationBand.LessThanHalf)]
    [InlineData(3, 5, ParticipationBand.MoreThanHalf)]
    [InlineData(5, 5, ParticipationBand.MoreThanHalf)]
    [InlineData(7, 10, ParticipationBand.MoreThanHalf)]
    [InlineData(8, 10, ParticipationBand.AlmostAll)]
    [InlineData(17, 20, ParticipationBand.MoreThanHalf)]
    [InlineData(18, 20, ParticipationBand.AlmostAll)]
    public void A_school_is_said_in_bands(int finished, int invited, ParticipationBand band) =>
        Assert.Equal(band, ParticipationBands.Of(finished, invited, 5));

    [Fact]
    public void No_band_of_any_school_tells_fewer_than_three_counts_apart()
    {
        for (var invited = 5; invited <= 200; invited++)
        {
            var bands = Enumerable.Range(0, invited + 1).GroupBy(finished => ParticipationBands.Of(finished, invited, 5));
            Assert.All(bands, band => Assert.True(band.Count() >= 3, $"{band.Key} of {invited}: {string.Join(' ', band)}"));
        }
    }

    [Theory]
    [InlineData("2026-11-30T05:00Z", "2026-11-29T17:00Z")]
    [InlineData("2026-11-29T16:59Z", "2026-11-22T17:00Z")]
    [InlineData("2026-12-06T16:59Z", "2026-11-29T17:00Z")]
    public void Figures_are_of_the_last_Monday_of_the_town(string now, string monday) => Assert.Equal(
        DateTimeOffset.Parse(monday, null), ParticipationBands.LastMonday(DateTimeOffset.Parse(now, null), Town("Asia/Krasnoyarsk")));

    private static Municipality Town(string zone) => new("town", "Город", zone, "")
    {
        Schools = [],
        Consents = ImmutableDictionary<string, ConsentText>.Empty,
    };
}
