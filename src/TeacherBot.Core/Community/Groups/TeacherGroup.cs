using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>Where a group stands; the numbers are stored.</summary>
public enum GroupStatus
{
    /// <summary>Being written: seen by who writes it.</summary>
    Draft = 0,

    Active = 1,

    Closed = 2,
}

/// <summary>How a person stands to a group without the rule; the numbers are stored.</summary>
public enum GroupStanding
{
    /// <summary>Asked to be let in; a leader has not answered.</summary>
    Asks = 0,

    /// <summary>In the list.</summary>
    Member = 1,

    /// <summary>The rule fits, but they left.</summary>
    Left = 2,

    /// <summary>No row at all; never stored.</summary>
    None = 3,
}

/// <summary>Kinds of groups (domain.md, «РМО, ГМО, ШМО, ММК, куст»). The words are «group.kind.» texts.</summary>
public static class GroupKinds
{
    public const string District = "district";
    public const string Network = "network";

    public static readonly ImmutableArray<string> All = [District, "municipal", "school", "chairs", "cluster", "directors", Network, "working"];

    /// <summary>Indicator 1.2.4: municipal unions of a subject or across subjects. A union of one school is none.</summary>
    public static readonly ImmutableArray<string> Unions = [District, "municipal", "chairs", "cluster"];
}

/// <summary>People of a municipality who meet: those a rule of the profile takes, or a list. As this person may see it.</summary>
/// <param name="Kind">One of <see cref="GroupKinds"/>.</param>
public sealed record TeacherGroup(string Id, string Municipality, string Kind, string Title, GroupStatus Status)
{
    /// <summary>UTF-16 units of a title.</summary>
    public const int LongestTitle = 80;

    /// <summary>Announcements of a group in seven days.</summary>
    public const int MostNews = 2;

    /// <summary>False for a list people join by hand.</summary>
    public bool ByRule { get; init; } = true;

    /// <summary>Of the rule; null takes any.</summary>
    public string? Subject { get; init; }

    public string? Cluster { get; init; }

    public string? Position { get; init; }

    public GroupStanding Standing { get; init; } = GroupStanding.None;

    public bool IsLeader { get; init; }

    /// <summary>How many lead it.</summary>
    public int Leaders { get; init; }

    /// <summary>Lets in whoever is given it; empty for those who do not lead.</summary>
    public string Code { get; init; } = "";

    /// <summary>Announcements of the last seven days.</summary>
    public int Announced { get; init; }

    public bool HasRule => Subject is not null || Cluster is not null || Position is not null;

    /// <summary>Whether the rule fits the profile as it is now.</summary>
    public bool Takes(Person person, Municipality town) => ByRule && person.Joined
        && (Subject is null || person.Subjects.Contains(Subject))
        && (Cluster is null || town.FindSchool(person.School!)?.Cluster == Cluster)
        && (Position is null || person.Position == Position);

    public bool Has(Person person, Municipality town) => ByRule ? Standing != GroupStanding.Left && Takes(person, town) : Standing == GroupStanding.Member;

    /// <summary>Which school is of which cluster, for the store, which does not read content: «,school-1=centre,school-4=north,».</summary>
    public static string Places(Municipality town) => $",{string.Join(',', town.Schools.Where(s => s.Cluster is not null).Select(s => $"{s.Id}={s.Cluster}"))},";
}
