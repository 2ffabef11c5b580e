using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>How one item worked in a campaign. Figures that need more people than there were are null.</summary>
/// <param name="Item">Its id in the bank.</param>
/// <param name="Level">1 to 3.</param>
/// <param name="Right">How many of the people were right, as it may be told.</param>
/// <param name="Rest">Correlation with the other items of the area, rounded to hundredths.</param>
/// <param name="UpperLower">Share right among the best 27 % less the share among the weakest, rounded to hundredths.</param>
/// <param name="Idle">Wrong options, from 0, that fewer than 5 % chose.</param>
/// <param name="OutOfOrder">Solved by more people than the item of the level below in its triad.</param>
public sealed record ItemQuality(string Item, int Level, Band Right, double? Rest, double? UpperLower, ImmutableArray<int> Idle, bool OutOfOrder)
{
    /// <summary>People below which nothing is said of items, and below which only how many were right.</summary>
    public const int Fewest = 10;

    /// <summary>People from which figures of items are usual.</summary>
    public const int Usual = 30;

    /// <summary>People from which the best and the weakest 27 % are ten each.</summary>
    public const int ForUpperLower = 37;
}

/// <summary>One area of one form: its items, and how well they hang together.</summary>
/// <param name="People">Who answered every item of it.</param>
public sealed record AreaQuality(string Instrument, int Version, string Form, string Area, int People, ImmutableArray<ItemQuality> Items)
{
    /// <summary>KR-20, rounded to hundredths.</summary>
    public double? Reliability { get; init; }

    /// <summary>Alpha of the sums of triads: items of a triad hang together and raise the other.</summary>
    public double? OfTriads { get; init; }

    /// <summary>Standard error of a sum, in items.</summary>
    public double? StandardError { get; init; }

    /// <summary>1 less the share of responses that break the order of levels; .90 is wanted.</summary>
    public double? Reproducibility { get; init; }
}

/// <summary>How the items of a campaign worked: frozen once, over people whom no earlier campaign counted (ruling R4).</summary>
public sealed record QualitySheet(ImmutableArray<AreaQuality> Areas);

/// <summary>Quality as it is kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(QualitySheet))]
public sealed partial class QualityJson : JsonSerializerContext;
