namespace TeacherBot.Core.Content;

/// <summary>Edit distance with swaps of neighbours counted once: the commonest slip of a hand.</summary>
public static class Spelling
{
    public static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Step(a, b, cost, i, j);
            }
        }

        return cost[a.Length, b.Length];
    }

    private static int Step(string a, string b, int[,] cost, int i, int j)
    {
        var change = a[i - 1] == b[j - 1] ? 0 : 1;
        var best = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + change);
        return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]
            ? Math.Min(best, cost[i - 2, j - 2] + 1)
            : best;
    }
}
