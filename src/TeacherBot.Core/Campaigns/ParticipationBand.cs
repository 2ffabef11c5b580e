using TeacherBot.Core.Content;

namespace TeacherBot.Core.Campaigns;

/// <summary>How far a school has come, as far as anybody may know it (ruling R3): a band, and only where enough people were invited.</summary>
public enum ParticipationBand
{
    /// <summary>Fewer than k were invited.</summary>
    Hidden = 0,

    /// <summary>«Меньше половины».</summary>
    LessThanHalf = 1,

    /// <summary>«Больше половины»; exactly half belongs here.</summary>
    MoreThanHalf = 2,

    /// <summary>«Почти все»: from ten invited on, all but two at most, and from twenty on nine of ten.</summary>
    AlmostAll = 3,
}

/// <summary>Puts counts into bands. Every band covers at least three counts, so that none tells what one person did.</summary>
public static class ParticipationBands
{
    private const int LeastForThree = 10;
    private const int LeastForTenths = 20;

    /// <param name="least">k: fewest invited people of a school whose band is shown.</param>
    public static ParticipationBand Of(int finished, int invited, int least) =>
        invited < least ? ParticipationBand.Hidden
        : finished * 2 < invited ? ParticipationBand.LessThanHalf
        : invited >= LeastForThree && finished >= AlmostAllOf(invited) ? ParticipationBand.AlmostAll
        : ParticipationBand.MoreThanHalf;

    /// <summary>The last Monday, 0:00 in the municipality: figures are as of then, so that watching them tells of nobody's evening.</summary>
    public static DateTimeOffset LastMonday(DateTimeOffset now, Municipality municipality)
    {
        var local = RussianDate.In(now, municipality.TimeZone);
        var monday = local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7));
        return new DateTimeOffset(monday, TimeZoneInfo.FindSystemTimeZoneById(municipality.TimeZone).GetUtcOffset(monday)).ToUniversalTime();
    }

    private static int AlmostAllOf(int invited) => invited < LeastForTenths ? invited - 2 : ((invited * 9) + 9) / 10;
}
