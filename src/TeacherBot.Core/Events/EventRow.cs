using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Events;

/// <summary>Where an event stands; the numbers are stored. Moved is published with another time or place than announced first.</summary>
public enum EventStatus
{
    Draft = 0,
    Published = 1,
    Moved = 2,
    Cancelled = 3,
    Held = 4,
}

/// <summary>
/// One event whatever its source. An event of a content file has a row once somebody registered or it was changed in a dialogue;
/// until <see cref="Version"/> grows, the file is right and the row only a copy for statements.
/// </summary>
/// <param name="Id">Id of the content file, or a time-ordered id of 26 characters; at most 26, because buttons carry it.</param>
/// <param name="Municipality">Whose event it is; its zone is the zone of the clock.</param>
public sealed record EventRow(string Id, string Municipality)
{
    /// <summary>Kinds are data of the domain: the same words as in content files.</summary>
    public static readonly ImmutableArray<string> Kinds =
    [
        "семинар", "вебинар", "форум", "взаимопосещение", "РМО", "десант", "КПК", "марафон", "конкурс", "практикум", "совещание",
        "педсовет", "стажировка", "рабочая группа",
    ];

    /// <summary>Comes from a content file.</summary>
    public bool FromContent { get; init; }

    public string Kind { get; init; } = "";

    public string Title { get; init; } = "";

    public string Annotation { get; init; } = "";

    public string Place { get; init; } = "";

    public string? Link { get; init; }

    /// <summary>Null only in a draft.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Null only in a draft.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Null for no limit.</summary>
    public int? Capacity { get; init; }

    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Subjects it is meant for; empty means everybody.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>Address of the programme; with <see cref="Report"/> it makes the event count towards the norm of the year.</summary>
    public string? Programme { get; init; }

    /// <summary>Address of the справка about the event.</summary>
    public string? Report { get; init; }

    public EventStatus Status { get; init; } = EventStatus.Published;

    /// <summary>SEQUENCE of the calendar file (RFC 5545, 3.8.7.4): grows when time or place change or the event is cancelled.</summary>
    public int Sequence { get; init; }

    /// <summary>Why it was cancelled; null while it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>Changes made in dialogues; a change is written only over the version it was decided on.</summary>
    public int Version { get; init; }

    /// <summary>Person who made it; empty for content files.</summary>
    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>People can see it and take part in it: neither a draft nor cancelled.</summary>
    public bool IsOn => Status is EventStatus.Published or EventStatus.Moved or EventStatus.Held;

    /// <summary>Everything is there that a person must know before coming.</summary>
    public bool IsComplete => Title.Length > 0 && Kind.Length > 0 && StartsAt is not null && EndsAt is not null && (Place.Length > 0 || Link is not null);

    /// <summary>The event of a content file, as nobody has changed it.</summary>
    public static EventRow Of(Event content) => new(content.Id, content.Municipality)
    {
        FromContent = true,
        Kind = content.Kind,
        Title = content.Title,
        Annotation = content.Annotation,
        Place = content.Place,
        Link = content.Link,
        StartsAt = content.StartsAt,
        EndsAt = content.EndsAt,
        Capacity = content.Capacity,
        Areas = content.Areas,
        Subjects = content.Subjects,
    };

    /// <summary>What is true now: the row if a dialogue has changed it or the file no longer has it, else the file.</summary>
    public static EventRow? Merge(Event? content, EventRow? row) =>
        content is null ? row
        : row is null ? Of(content)
        : row.Version > 0 ? row with { Kind = content.Kind, Title = content.Title, Areas = content.Areas, Subjects = content.Subjects }
        : Of(content) with { Status = row.Status, ChangedAt = row.ChangedAt };

    /// <summary>All events of a municipality, of its files and of dialogues, the nearest first; drafts without a time come last.</summary>
    public static IReadOnlyList<EventRow> All(Catalog catalog, string municipality, ImmutableArray<EventRow> rows)
    {
        var content = catalog.Events.Where(e => e.Municipality == municipality).ToList();
        var kept = rows.ToDictionary(r => r.Id);
        return
        [
            .. content.Select(e => Merge(e, kept.GetValueOrDefault(e.Id))!)
                .Concat(rows.Where(r => content.TrueForAll(e => e.Id != r.Id)))
                .OrderBy(r => r.StartsAt ?? DateTimeOffset.MaxValue)
                .ThenBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those of <see cref="All"/> that are on and have not begun.</summary>
    public static IEnumerable<EventRow> Coming(Catalog catalog, string municipality, ImmutableArray<EventRow> rows, DateTimeOffset now) =>
        All(catalog, municipality, rows).Where(r => r is { IsOn: true, StartsAt: { } at } && at > now);
}
