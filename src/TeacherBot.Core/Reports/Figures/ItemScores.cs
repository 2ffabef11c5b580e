using System.Collections.Immutable;

namespace TeacherBot.Core.Reports;

/// <summary>Counts and sums of everybody on every item of one form.</summary>
/// <param name="Sum">Of totals.</param>
/// <param name="RightTimesTotal">For each item the sum of totals of those who were right.</param>
public sealed record ScoreSums(int People, long Sum, long SumOfSquares, ImmutableArray<long> Right, ImmutableArray<long> RightTimesTotal);

/// <summary>
/// Right and wrong of everybody on every item of one form, kept as counts: items can be judged from counts, sums and cross-products alone,
/// so forms of several municipalities add up without a single row leaving any of them (ruling R4).
/// </summary>
public sealed class ItemScores
{
    private readonly long[] right;
    private readonly long[] rightTimesTotal;

    private ItemScores(int items)
    {
        Items = items;
        right = new long[items];
        rightTimesTotal = new long[items];
    }

    public int Items { get; }

    /// <summary>People who gave every item a response.</summary>
    public int People { get; private set; }

    private long Sum { get; set; }

    private long SumOfSquares { get; set; }

    /// <param name="rows">For each person whether each item was right; all of one length.</param>
    public static ItemScores Of(int items, IEnumerable<IReadOnlyList<bool>> rows)
    {
        var scores = new ItemScores(items);
        foreach (var row in rows)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(row.Count, items, nameof(rows));
            scores.Add(row);
        }

        return scores;
    }

    /// <summary>What was counted elsewhere.</summary>
    public static ItemScores Of(ScoreSums sums)
    {
        var scores = new ItemScores(sums.Right.Length) { People = sums.People, Sum = sums.Sum, SumOfSquares = sums.SumOfSquares };
        sums.Right.CopyTo(scores.right);
        sums.RightTimesTotal.CopyTo(scores.rightTimesTotal);
        return scores;
    }

    /// <summary>All that is needed to add them up elsewhere.</summary>
    public ScoreSums Sums => new(People, Sum, SumOfSquares, [.. right], [.. rightTimesTotal]);

    /// <summary>Both together.</summary>
    public static ItemScores operator +(ItemScores one, ItemScores other)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Items, one.Items);
        var both = new ItemScores(one.Items) { People = one.People + other.People, Sum = one.Sum + other.Sum, SumOfSquares = one.SumOfSquares + other.SumOfSquares };
        for (var i = 0; i < one.Items; i++)
        {
            both.right[i] = one.right[i] + other.right[i];
            both.rightTimesTotal[i] = one.rightTimesTotal[i] + other.rightTimesTotal[i];
        }

        return both;
    }

    /// <summary>Share of right responses; of nobody NaN.</summary>
    public double Difficulty(int item) => (double)right[item] / People;

    /// <summary>
    /// Pearson correlation of an item with the total of the others: below .20 the item is to be revised, below 0 its key is to be checked.
    /// NaN when all or none were right, or the others do not vary.
    /// </summary>
    public double ItemRest(int item)
    {
        double n = People, x = right[item], y = Sum - x;
        var xy = rightTimesTotal[item] - x;
        var yy = SumOfSquares - (2.0 * rightTimesTotal[item]) + x;
        return ((n * xy) - (x * y)) / (Math.Sqrt((n * x) - (x * x)) * Math.Sqrt((n * yy) - (y * y)));
    }

    /// <summary>Variance of totals over everybody, divided by n.</summary>
    public double Variance => ((double)SumOfSquares / People) - ((double)Sum / People * Sum / People);

    /// <summary>KR-20, the alpha of items that are right or wrong; items of one triad hang together and raise it. NaN when totals do not vary.</summary>
    public double Reliability => Alpha(Items, right.Sum(r => (double)r / People * (1 - ((double)r / People))), Variance);

    /// <summary>Standard error of a total, in items; from the standard deviation divided by n − 1.</summary>
    public double StandardError => Math.Sqrt(Variance * People / (People - 1)) * Math.Sqrt(1 - Reliability);

    /// <summary>Cronbach's alpha of parts, such as the sums of triads, with variances divided by n.</summary>
    public static double Alpha(int parts, double sumOfVariances, double varianceOfTotal) => (double)parts / (parts - 1) * (1 - (sumOfVariances / varianceOfTotal));

    private void Add(IReadOnlyList<bool> row)
    {
        var total = row.Count(r => r);
        People++;
        Sum += total;
        SumOfSquares += (long)total * total;
        for (var i = 0; i < Items; i++)
        {
            right[i] += row[i] ? 1 : 0;
            rightTimesTotal[i] += row[i] ? total : 0;
        }
    }
}
