using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>One area of those measured in both waves on different forms: how many of them lay below level 2 before, and lie now.</summary>
/// <param name="Before">Of the same people as <see cref="After"/>.</param>
public sealed record ChangeLine(string Area, NeedCell Before, NeedCell After)
{
    /// <summary>
    /// How far the right responses moved, in standard deviations of people (g of Hedges), to a tenth. Told only where both counts are told
    /// exactly, so never of fewer than 20 pairs, as means are; null elsewhere and where nobody differs from anybody.
    /// </summary>
    public decimal? Effect { get; init; }
}

/// <summary>An earlier wave held against the one of the snapshot.</summary>
/// <param name="Campaign">The earlier one.</param>
/// <param name="To">Last day of it.</param>
/// <param name="Same">Whether anybody answered the same form again and is therefore not counted.</param>
public sealed record WaveComparison(string Campaign, string Title, Wave Wave, DateOnly To, bool Same, ImmutableArray<ChangeLine> Lines);

/// <summary>An area somebody finished in an earlier wave and on another form again in this one.</summary>
/// <param name="Before">Number of the result in the earlier snapshot.</param>
/// <param name="Counted">That result, as the earlier snapshot counted it.</param>
/// <param name="After">Key of the result of this wave.</param>
public sealed record Pair(long Before, string Area, Counted Counted, string After)
{
    /// <summary>Right responses of then, of those that count: 0 to 1.</summary>
    public double Share { get; init; }
}

/// <summary>An earlier wave and everybody it shares with this one on another form.</summary>
/// <param name="Same">Whether anybody answered the same form again: explanations were seen, so that says nothing of a change (ruling R9).</param>
public sealed record EarlierWave(string Campaign, string Title, Wave Wave, DateOnly To, bool Same, ImmutableArray<Pair> Pairs)
{
    /// <summary>Longest way back, in days: last year's autumn is still the beginning of this.</summary>
    public const int Longest = 460;

    /// <summary>Most waves held against one.</summary>
    public const int Most = 3;
}
