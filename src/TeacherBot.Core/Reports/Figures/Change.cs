namespace TeacherBot.Core.Reports;

/// <summary>How far the same people moved between two waves, on linked forms (ruling R10: everybody measured in both, never only the re-checked).</summary>
public static class Change
{
    // What is left of a deviation of nought when means are of binary fractions.
    private const double Rounding = 1e-9;

    /// <summary>The least change of right responses of nine that is more than chance on different forms.</summary>
    public const int LeastOfNine = 5;

    /// <summary>Difference of means over the mean of standard deviations (n − 1). .40 is an average of studies of pupils and no target for teachers. NaN when neither varies.</summary>
    public static double EffectSize(IReadOnlyList<double> before, IReadOnlyList<double> after) => (Deviation(before) + Deviation(after)) / 2 is var spread and > Rounding
        ? (after.Average() - before.Average()) / spread
        : double.NaN;

    /// <summary>The same for small groups (Hedges): a little smaller.</summary>
    public static double SmallGroup(double effect, int degreesOfFreedom) => effect * (1 - (3.0 / ((4 * degreesOfFreedom) - 1)));

    private static double Deviation(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
