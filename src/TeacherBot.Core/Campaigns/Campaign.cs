using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Campaigns;

/// <summary>Stage of a school year a campaign measures; the numbers are stored.</summary>
public enum Wave
{
    /// <summary>Входной.</summary>
    Entry = 1,

    /// <summary>Промежуточный.</summary>
    Middle = 2,

    /// <summary>Итоговый.</summary>
    Final = 3,
}

/// <summary>Where a campaign stands; the numbers are stored. The window may be over while a campaign is still open.</summary>
public enum CampaignStatus
{
    /// <summary>Being written; known to coordinators only.</summary>
    Draft = 0,

    Open = 1,

    /// <summary>For good.</summary>
    Closed = 2,
}

/// <summary>
/// A diagnostic window for a group of one municipality. While it is a draft a null part is one that was not asked yet, and an empty
/// one means «all», «none» or «as each likes».
/// </summary>
public sealed record Campaign(string Id, string Municipality)
{
    /// <summary>Fewest and most areas of a plan (product.md 4).</summary>
    public const int LeastAreas = 3;

    /// <inheritdoc cref="LeastAreas"/>
    public const int MostAreas = 4;

    public string? Title { get; init; }

    public Wave? Wave { get; init; }

    /// <summary>Number and day of the order, as it is printed in reports; empty when there is none.</summary>
    public string? Order { get; init; }

    /// <summary>First day of the window, in the municipality's zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the window, that day included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>teacher, head or other; empty for everybody.</summary>
    public string? Position { get; init; }

    /// <summary>Empty for every subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Empty for the whole municipality.</summary>
    public string? Cluster { get; init; }

    /// <summary>Ids of the questionnaires; never anonymous ones.</summary>
    public ImmutableArray<string> Instruments { get; init; } = [];

    /// <summary>Three or four area codes of the one questionnaire, or empty: each chooses.</summary>
    public ImmutableArray<string>? Plan { get; init; }

    public CampaignStatus Status { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The instant the window begins.</summary>
    public DateTimeOffset BeginsAt(Municipality municipality) => Midnight(From ?? DateOnly.MinValue.AddYears(1), municipality);

    /// <summary>The instant after which nothing counts any more: the end of the window, or the closing if that was sooner.</summary>
    public DateTimeOffset EndsAt(Municipality municipality)
    {
        var end = Midnight((To ?? DateOnly.MinValue.AddYears(1)).AddDays(1), municipality);
        return ClosedAt is { } closed && closed < end ? closed : end;
    }

    public bool IsRunning(DateTimeOffset now, Municipality municipality) =>
        Status == CampaignStatus.Open && BeginsAt(municipality) <= now && now < EndsAt(municipality);

    /// <summary>Whether the campaign is meant for this person: where and what the person teaches today decides.</summary>
    public bool IsFor(Person person, Municipality municipality) =>
        person.Joined && person.Municipality == Municipality
        && (string.IsNullOrEmpty(Position) || Position == person.Position)
        && (string.IsNullOrEmpty(Subject) || person.Subjects.Contains(Subject))
        && HasSchool(person.School, municipality);

    /// <summary>Whether people of this school are asked.</summary>
    public bool HasSchool(string? school, Municipality municipality) =>
        string.IsNullOrEmpty(Cluster) || (school is not null && municipality.FindSchool(school)?.Cluster == Cluster);

    private static DateTimeOffset Midnight(DateOnly day, Municipality municipality)
    {
        var clock = day.ToDateTime(TimeOnly.MinValue);
        return new(clock, TimeZoneInfo.FindSystemTimeZoneById(municipality.TimeZone).GetUtcOffset(clock));
    }
}
