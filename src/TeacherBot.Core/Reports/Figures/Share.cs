namespace TeacherBot.Core.Reports;

/// <summary>A share with its 95 % interval of Wilson (1927), which holds for small groups and for none or all.</summary>
public readonly record struct Share(int Count, int Of)
{
    private const double Z = 1.959963984540054;

    /// <summary>0 to 1; NaN of nobody.</summary>
    public double Value => (double)Count / Of;

    /// <summary>Rounded half away from zero; 0 of nobody.</summary>
    public int Percent => Of == 0 ? 0 : (int)(((200L * Count) + Of) / (2L * Of));

    /// <summary>Both from 0 to 1. Of a group in which everybody was measured it only describes.</summary>
    public (double Low, double High) Interval()
    {
        if (Of == 0)
        {
            return (0, 1);
        }

        double n = Of;
        var z2 = Z * Z;
        var middle = Value + (z2 / (2 * n));
        var half = Z * Math.Sqrt((Value * (1 - Value) / n) + (z2 / (4 * n * n)));
        var whole = 1 + (z2 / n);
        return (Count == 0 ? 0 : (middle - half) / whole, Count == Of ? 1 : (middle + half) / whole);
    }

    /// <summary>How many of so many a target share needs: 25 and 29 % of 9 schools are both 3.</summary>
    /// <param name="percent">0 to 100.</param>
    public static int Needed(int percent, int of) => ((percent * of) + 99) / 100;
}
