using System.Collections.Immutable;

namespace TeacherBot.Core.Community;

/// <summary>What may stand in a field of a register.</summary>
public enum RegisterFieldType
{
    /// <summary>Words, up to <see cref="RegisterValue.LongestText"/> characters.</summary>
    Text = 0,

    /// <summary>Number of an order or an agreement, as it is written there.</summary>
    Number = 1,

    /// <summary>A day; without a year it is the last one.</summary>
    Date = 2,

    /// <summary>A day that comes; without a year it is the next one.</summary>
    Due = 3,

    /// <summary>A school of the municipality.</summary>
    School = 4,

    /// <summary>One of the words of the field, such as a role; never a name.</summary>
    Role = 5,

    /// <summary>Address of a page or a document.</summary>
    Link = 6,

    /// <summary>One of the words of the field; some of them end the entry.</summary>
    Status = 7,

    /// <summary>Code of an indicator.</summary>
    Indicator = 8,

    /// <summary>The school year, by the calendar year in which it begins.</summary>
    Year = 9,

    /// <summary>A whole number, 0 to <see cref="RegisterValue.MostCount"/>.</summary>
    Count = 10,
}

/// <summary>One field of a register.</summary>
public sealed record RegisterField(string Id, string Title, RegisterFieldType Type)
{
    public bool Required { get; init; }

    /// <summary>Words to choose from; of <see cref="RegisterFieldType.Role"/> and <see cref="RegisterFieldType.Status"/> only.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Words of a status with which nothing more is expected.</summary>
    public ImmutableArray<string> Done { get; init; } = [];

    /// <summary>Days before the date on which coordinators are reminded; null where nobody is.</summary>
    public int? RemindDays { get; init; }
}

/// <summary>A register of the office, as the content describes it.</summary>
public sealed record Register(string Id, string Title, ImmutableArray<RegisterField> Fields)
{
    /// <summary>What belongs here, in a sentence; empty for none.</summary>
    public string About { get; init; } = "";

    /// <summary>Methodists write it too; otherwise they read it.</summary>
    public bool MethodistWrites { get; init; }

    /// <summary>Heads see what is addressed to their own school.</summary>
    public bool HeadsSee { get; init; }

    /// <summary>The status a head may set for the own school; null for none.</summary>
    public string? HeadsMark { get; init; }

    /// <summary>Id of the field that takes the head's word beside that mark; null for none.</summary>
    public string? HeadsWord { get; init; }

    /// <summary>Ids of the fields by which an entry is told apart in a list.</summary>
    public ImmutableArray<string> Name { get; init; } = [];

    /// <summary>The date that reminds; null where there is none.</summary>
    public RegisterField? Reminding => Fields.FirstOrDefault(f => f.RemindDays is not null);

    public RegisterField? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);

    public RegisterField? Find(RegisterFieldType type) => Fields.FirstOrDefault(f => f.Type == type);
}
