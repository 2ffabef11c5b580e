using System.Collections.Immutable;

namespace TeacherBot.Core.Identification;

/// <summary>What became of a criterion. Never a status: that is given by a commission.</summary>
public enum Outcome
{
    /// <summary>Something is missing: neither met nor not.</summary>
    NoData = 0,

    NotMet = 1,

    Met = 2,
}

/// <summary>A criterion held against a school.</summary>
public sealed record Verdict(string School, string Code, Outcome Outcome, Evidence Evidence);

/// <summary>Why nothing could be said.</summary>
public enum Lack
{
    /// <summary>Порог не утверждён.</summary>
    Threshold = 0,

    /// <summary>The school has no such stage.</summary>
    Stage = 1,

    /// <summary>A figure of the school.</summary>
    Value = 2,

    /// <summary>The mean it is held against.</summary>
    Mean = 3,

    /// <summary>The percent of so few schools is less than one school.</summary>
    Schools = 4,
}

/// <summary>The numbers behind a verdict. A closed family.</summary>
public abstract record Evidence
{
    private Evidence()
    {
    }

    /// <summary>Behind <see cref="Outcome.NoData"/>.</summary>
    /// <param name="Indicators">Ids of what is not there, in order; empty where it is not of an indicator.</param>
    /// <param name="Schools">How many there are data of; of <see cref="Lack.Schools"/> only.</param>
    public sealed record Missing(Lack Lack, ImmutableArray<string> Indicators, ImmutableArray<int> Years, int Schools = 0) : Evidence;

    /// <summary>A figure held against a threshold.</summary>
    /// <param name="Values">By year, the oldest first.</param>
    /// <param name="Mean">Null where each year is held against it.</param>
    public sealed record Compared(ImmutableArray<(int Year, decimal Value)> Values, decimal? Mean, decimal Threshold) : Evidence;

    /// <summary>A place among schools.</summary>
    /// <param name="Place">1 is the lowest; equal schools share it.</param>
    public sealed record Ranked(decimal Index, int Place, Ranking Ranking, ImmutableArray<string> Indicators, ImmutableArray<int> Years) : Evidence;

    /// <summary>How far behind a mean.</summary>
    /// <param name="Value">On a scale of 100, over all its indicators.</param>
    /// <param name="Schools">The mean is of so many schools, this one among them; 0 when the office entered it.</param>
    public sealed record Behind(decimal Value, decimal Mean, decimal Threshold, ImmutableArray<string> Indicators, int Schools) : Evidence
    {
        /// <summary>More is worse; below zero the school is ahead.</summary>
        public decimal Gap => Question.Round(Mean - Value);
    }

    /// <summary>Ids of the flags that are set, and of those that are not.</summary>
    public sealed record Flags(ImmutableArray<string> Set, ImmutableArray<string> Unset, int Year) : Evidence;
}

/// <summary>How the lowest were counted off.</summary>
/// <param name="Share">Percent of schools, as the document has it.</param>
/// <param name="Ranked">Schools of which there were data.</param>
/// <param name="All">Schools of the municipality.</param>
/// <param name="Quota">The share of the ranked, rounded up: 25 % of 9 schools are 3.</param>
/// <param name="Listed">Schools not above the last of the quota: more than it where equals lie on the border; 0 where all are equal.</param>
public sealed record Ranking(decimal Share, int Ranked, int All, int Quota, int Listed);
