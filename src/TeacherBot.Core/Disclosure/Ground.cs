using System.Collections.Immutable;

namespace TeacherBot.Core.Disclosure;

/// <summary>
/// What somebody knows who has every table: the people of each atom, and between which counts each cell lies. Says how many different
/// counts of a set of atoms go with all of that, by finding other needs that would have been published the same. What it finds is proof;
/// what it does not find may still exist, so it errs on the side of hiding.
/// </summary>
internal sealed class Ground
{
    private const int DeepestChange = 8;
    private const int MostSteps = 400;

    // Cells that one change may break on the way.
    private const int MostHarm = 3;
    private const int WidestChoice = 400;

    private readonly ImmutableArray<Atom> atoms;
    private readonly (ImmutableArray<int> Atoms, int Low, int High)[] lines;
    private readonly List<int>[] linesOf;
    private readonly int[] truth;
    private readonly int[] trueSums;
    private readonly int[] need;
    private readonly int[] sums;
    private readonly HashSet<int> blocked = [];
    private int steps;

    public Ground(ImmutableArray<Atom> atoms, IReadOnlyList<Cell> cells)
    {
        this.atoms = atoms;
        lines = [.. cells.Select(c => c.Band.Counts(DisclosureControl.People(atoms, c.Atoms)) is var (low, high) ? (c.Atoms, low, high) : default)];
        linesOf = [.. atoms.Select(_ => new List<int>())];
        for (var line = 0; line < lines.Length; line++)
        {
            foreach (var atom in lines[line].Atoms)
            {
                linesOf[atom].Add(line);
            }
        }

        truth = [.. atoms.Select(a => a.Need)];
        trueSums = [.. lines.Select(line => DisclosureControl.Need(atoms, line.Atoms))];
        need = [.. truth];
        sums = [.. trueSums];
    }

    /// <summary>Cells in the way when less was found than wanted, by their numbers.</summary>
    public IReadOnlySet<int> Blocked => blocked;

    /// <summary>How many different counts of the set are possible for whoever knows all cells; no more than asked for.</summary>
    public int Possible(ImmutableArray<int> set, int most)
    {
        blocked.Clear();
        var found = 1 + Steps(set, 1, most - 1);
        return found >= most ? found : found + Steps(set, -1, most - found);
    }

    // How many steps of one the set's count can go this way from the truth.
    private int Steps(ImmutableArray<int> set, int way, int most)
    {
        Reset();
        var done = 0;
        while (done < most && Moves(set, way))
        {
            done++;
        }

        return done;
    }

    private void Reset()
    {
        truth.CopyTo(need, 0);
        trueSums.CopyTo(sums, 0);
    }

    private bool Moves(ImmutableArray<int> set, int way)
    {
        steps = 0;
        foreach (var atom in set)
        {
            if (CanChange(atom, way) && Mends(set, 0, atom, way))
            {
                return true;
            }
        }

        return false;
    }

    // Changes atoms outside the set until every cell says again what it says; undone when that does not come about.
    private bool Mended(ImmutableArray<int> set, int depth)
    {
        var broken = Broken();
        if (broken < 0)
        {
            return true;
        }

        blocked.Add(broken);
        if (depth == DeepestChange || ++steps > MostSteps)
        {
            return false;
        }

        return MendedBy(set, depth, lines[broken].Atoms, sums[broken] > lines[broken].High ? -1 : 1);
    }

    // First by what breaks no other cell, then by what breaks few.
    private bool MendedBy(ImmutableArray<int> set, int depth, ImmutableArray<int> among, int way)
    {
        var harmful = new List<(int Harm, int Atom)>();
        foreach (var atom in among)
        {
            if (!CanChange(atom, way) || set.BinarySearch(atom) >= 0)
            {
                continue;
            }

            var harm = Breaks(atom, way);
            if (harm == 0 && Mends(set, depth, atom, way))
            {
                return true;
            }

            if (harm is > 0 and <= MostHarm)
            {
                harmful.Add((harm, atom));
            }
        }

        return harmful.OrderBy(h => h.Harm).Take(WidestChoice).Any(h => Mends(set, depth, h.Atom, way));
    }

    private bool Mends(ImmutableArray<int> set, int depth, int atom, int way)
    {
        Change(atom, way);
        if (Mended(set, depth + 1))
        {
            return true;
        }

        Change(atom, -way);
        return false;
    }

    // The smallest one: it leaves the fewest ways to mend it.
    private int Broken()
    {
        var smallest = -1;
        for (var line = 0; line < lines.Length; line++)
        {
            if ((sums[line] < lines[line].Low || sums[line] > lines[line].High) && (smallest < 0 || lines[line].Atoms.Length < lines[smallest].Atoms.Length))
            {
                smallest = line;
            }
        }

        return smallest;
    }

    private bool CanChange(int atom, int way) => need[atom] + way >= 0 && need[atom] + way <= atoms[atom].People;

    private void Change(int atom, int way)
    {
        need[atom] += way;
        foreach (var line in linesOf[atom])
        {
            sums[line] += way;
        }
    }

    // Cells that would no longer say what they say.
    private int Breaks(int atom, int way)
    {
        var broken = 0;
        foreach (var line in linesOf[atom])
        {
            broken += sums[line] + way < lines[line].Low || sums[line] + way > lines[line].High ? 1 : 0;
        }

        return broken;
    }
}
