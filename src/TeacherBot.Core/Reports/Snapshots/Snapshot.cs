using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeacherBot.Core.Campaigns;

namespace TeacherBot.Core.Reports;

/// <summary>
/// What a closed campaign found, as it may be told: bands and not results. Made once and never again, so a report of it is the same
/// whenever, in whatever format and by whomever it is asked for.
/// </summary>
/// <param name="Least">k: groups of fewer people are not told of.</param>
public sealed record Snapshot(string Municipality, string Campaign, DateTimeOffset FrozenAt, int Least)
{
    /// <summary>Title of the municipality on that day.</summary>
    public required string Town { get; init; }

    public required string Title { get; init; }

    public required Wave Wave { get; init; }

    /// <summary>Number and day of the order; empty when there is none.</summary>
    public required string Order { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required SnapshotCounts Counts { get; init; }

    public required ImmutableArray<SnapshotInstrument> Instruments { get; init; }

    public required ImmutableArray<NeedSheet> Sheets { get; init; }

    /// <summary>Earlier waves held against this one; none in snapshots of before there was such a thing.</summary>
    public ImmutableArray<WaveComparison> Comparisons { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Titles of areas, subjects and clusters on that day, by id as the sheets have it.</summary>
    public required ImmutableArray<SnapshotTitle> Titles { get; init; }

    /// <summary>
    /// As somebody sees it who is counted in it, and was given a role only after it was frozen: their own answer does not count towards k
    /// (ruling R1), so groups of exactly k are hidden from them.
    /// </summary>
    public Snapshot ForCounted() => this with
    {
        Sheets = [.. Sheets.Select(s => s with { Lines = [.. s.Lines.Select(l => l with { Cells = [.. l.Cells.Select(WithoutOwn)] })] })],
        Comparisons = [.. Comparisons.Select(c => c with { Lines = [.. c.Lines.Select(l => l with { Before = WithoutOwn(l.Before), After = WithoutOwn(l.After) })] })],
    };

    private NeedCell WithoutOwn(NeedCell cell) => cell.People == Least ? new(cell.People, new Disclosure.Band.Hidden()) : cell;

    public string TitleOf(string id) => Titles.FirstOrDefault(t => t.Id == id)?.Title ?? id;

    public SnapshotTitle? Find(string id) => Titles.FirstOrDefault(t => t.Id == id);
}

/// <summary>People of the whole municipality; a participation count is no result (ruling R3).</summary>
public sealed record SnapshotCounts(int Invited, int Began, int Finished);

/// <summary>What was asked with.</summary>
/// <param name="Items">Questions of the published version.</param>
public sealed record SnapshotInstrument(string Id, int Version, string Title, int Items);

/// <summary>A title as it was on the day of the snapshot.</summary>
/// <param name="Type">Kind of the area; empty for anything else.</param>
/// <param name="Subject">Of the area; null for areas outside the subjects.</param>
public sealed record SnapshotTitle(string Id, string Title, string Type, string? Subject);

/// <summary>Snapshots as they are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Snapshot))]
public sealed partial class SnapshotJson : JsonSerializerContext;
