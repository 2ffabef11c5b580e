using System.Collections.Immutable;

namespace TeacherBot.Core.Instruments;

/// <summary>How responses turn into a result: tested levels, a percentage, self-rated difficulties, or no score at all.</summary>
public enum InstrumentKind
{
    Levels,
    Percent,
    Difficulties,
    Organisation,
}

/// <summary>What an attempt, a consent or a report pins: the exact text a person saw. Hash is SHA-256 in hex of the published files.</summary>
public sealed record InstrumentRef(string Id, int Version, string Form, string Hash);

/// <summary>A versioned set of items with its scoring rules. Immutable: any change of an item is a new version.</summary>
/// <param name="Subject">Subject id from the areas dictionary; null means it is for everybody.</param>
public sealed record Instrument(
    InstrumentRef Ref,
    InstrumentKind Kind,
    string Title,
    string? Subject,
    ImmutableArray<InstrumentArea> Areas,
    ImmutableArray<Item> Items)
{
    public string Id => Ref.Id;

    /// <summary>Positions it is offered to; empty means all.</summary>
    public ImmutableArray<string> Audience { get; init; } = [];

    /// <summary>Responses are kept without a person, behind a one-use token.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Least number of respondents before anything is shown; 0 means the municipality's k.</summary>
    public int MinimumGroup { get; init; }

    public int MinutesPerArea { get; init; } = 10;

    /// <summary>Parallel forms of the same version, this one apart; they share only the anchor triads (ruling R9).</summary>
    public ImmutableArray<Instrument> OtherForms { get; init; } = [];

    /// <summary>This form and its parallel ones, the first form first.</summary>
    public IEnumerable<Instrument> Forms => [this, .. OtherForms];

    /// <summary>For the percent kind: ascending whole percents where the bands begin.</summary>
    public ImmutableArray<int> PercentCuts { get; init; } = [];

    /// <summary>Indexes of the items shown by «Попробовать 3 вопроса»; empty when the instrument offers none.</summary>
    public ImmutableArray<int> TryItems { get; init; } = [];

    /// <summary>The area with this code. Throws when the instrument has none: callers hold codes of this version only.</summary>
    public InstrumentArea Area(string code) =>
        Areas.FirstOrDefault(a => a.Code == code)
        ?? throw new KeyNotFoundException($"Instrument {Id} version {Ref.Version} has no area {code}.");
}

/// <summary>One content area inside an instrument: the portion a teacher does in one sitting.</summary>
/// <param name="Items">Indexes into <see cref="Instrument.Items"/>, in authoring order.</param>
/// <param name="Tomorrow">«Завтра на уроке»: an exercise for the next lesson; null when the kind has none.</param>
public sealed record InstrumentArea(string Code, ImmutableArray<int> Items, string? Tomorrow);

/// <summary>The level an item is written for: learned procedure, essential relation, free use in a new situation.</summary>
public enum ItemLevel
{
    None = 0,
    Reproductive = 1,
    Reflexive = 2,
    Functional = 3,
}

/// <summary>One task with its key. <see cref="Index"/> is its place in the instrument and the key of a stored response.</summary>
/// <param name="Triad">Id of the three items on one content element; null for kinds without triads.</param>
public sealed record Item(int Index, string Id, string Area, string? Triad, ItemLevel Level, string Stem, ItemBody Body)
{
    public string? Passage { get; init; }

    /// <summary>File name of a picture beside the instrument; null when the stem stands alone.</summary>
    public string? Picture { get; init; }

    /// <summary>The picture in words, for those who cannot see it.</summary>
    public string? PictureAlt { get; init; }

    /// <summary>SHA-256 in hex of the picture's bytes, by which they are published; null without a picture.</summary>
    public string? PictureHash { get; init; }

    /// <summary>What the teacher reads once explanations open; null when there is nothing to explain.</summary>
    public string? Explanation { get; init; }

    public string? NextStep { get; init; }

    /// <summary>False for an item taken out of scoring by a later version (ruling R8).</summary>
    public bool Scored { get; init; } = true;

    /// <summary>True for the last triad of an area, kept for later waves: its explanation is never shown (ruling R9).</summary>
    public bool Anchor { get; init; }
}
