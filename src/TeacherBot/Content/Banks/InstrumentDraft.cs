using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>An instrument with everything its files say for authors: what checks look at and teachers never see.</summary>
/// <param name="Whole">False when some part could not be read: figures over the whole would mislead.</param>
internal sealed record InstrumentDraft(
    YamlReader At, Instrument Instrument, ImmutableArray<AreaDraft> Areas, ImmutableArray<TestDraft> Tests, bool Whole)
{
    public IEnumerable<ItemDraft> Items => Areas.SelectMany(a => a.Items);

    /// <summary>Forms as written; empty for an instrument of one form that holds every triad.</summary>
    public ImmutableArray<FormDraft> Forms { get; init; } = [];
}

/// <summary>A form: which triads of each area it takes, by their number.</summary>
internal sealed record FormDraft(string Name, ImmutableArray<int> Triads, int Line)
{
    public bool Has(TriadDraft triad) => Triads.Contains(triad.Number);
}

internal sealed record AreaDraft(YamlReader At, int Line, string Code, string? Tomorrow, ImmutableArray<TriadDraft> Triads, ImmutableArray<ItemDraft> Items);

internal sealed record TriadDraft(YamlReader At, string Id, bool Teaching, ImmutableArray<ItemDraft> Items)
{
    /// <summary>The number after the area's code; 0 when the id has none.</summary>
    public int Number => int.TryParse(Id.AsSpan(Id.LastIndexOf('-') + 1), out var number) ? number : 0;

    public bool Anchor { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public DateOnly? Checked { get; init; }
}

/// <summary>An author's promise: these answers give this profile.</summary>
internal sealed record TestDraft(YamlReader At, string Answers, ImmutableArray<YamlEntry> Expected);

internal sealed record OptionDraft(string Text, bool Key, int Line);

internal sealed record TypicalDraft(string Answer, int Line);

/// <summary>One item as written. <see cref="At"/> is its mapping: checks point at its fields.</summary>
internal sealed record ItemDraft(YamlReader At, Item Item)
{
    public string Type { get; init; } = "";

    public int? Seconds { get; init; }

    public ImmutableArray<OptionDraft> Options { get; init; } = [];

    public ImmutableArray<TypicalDraft> Typical { get; init; } = [];

    public ImmutableArray<LinedText> Trap { get; init; } = [];

    public ImmutableArray<LinedText> Verified { get; init; } = [];

    public DateOnly? ValidUntil { get; init; }

    public DateOnly? Checked { get; init; }
}
