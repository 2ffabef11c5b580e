using System.Collections.Immutable;

namespace TeacherBot.Core.Disclosure;

/// <summary>
/// Decides what a report tells of each of its groups, so that nobody who has all of its cells, and all that were ever published of the same
/// people, can narrow the needs of any group down further than the rules allow: neither of a cell, nor of a hidden one, nor of what one
/// cell has and another has not, nor of the people whom no cell tells apart.
/// </summary>
public static class DisclosureControl
{
    /// <param name="atoms">All people of all cells.</param>
    /// <param name="earlier">What was published before of some of them; it cannot be taken back, and of what it narrows nothing more is told.</param>
    /// <param name="wanted">Atoms of each group the report has a cell for.</param>
    /// <returns>What may be told of each wanted group, in their order.</returns>
    public static ImmutableArray<Band> Release(
        ImmutableArray<Atom> atoms, IReadOnlyList<Cell> earlier, IReadOnlyList<ImmutableArray<int>> wanted, DisclosureRules rules)
    {
        var known = rules.Remembers ? earlier : [];
        var cells = wanted.Select(group => new Cell(group, Band.Of(People(atoms, group), Need(atoms, group), rules))).ToList();
        if (!rules.Complements)
        {
            return [.. cells.Select(c => c.Band)];
        }

        // Telling less never narrows anything, so a set that is wide enough stays so.
        var (before, now) = (new Ground(atoms, known), new Ground(atoms, [.. known, .. cells]));
        foreach (var set in Guarded(atoms, [.. known.Select(c => c.Atoms), .. wanted], rules))
        {
            var least = rules.PossibleOf(People(atoms, set), Need(atoms, set));
            while (now.Possible(set, least) is var found && found < least
                && found < before.Possible(set, least) && Coarsen(atoms, cells, now.Blocked.Select(b => b - known.Count), rules))
            {
                now = new Ground(atoms, [.. known, .. cells]);
            }
        }

        return [.. cells.Select(c => c.Band)];
    }

    internal static int People(ImmutableArray<Atom> atoms, ImmutableArray<int> group) => Of(atoms, group).People;

    internal static int Need(ImmutableArray<Atom> atoms, ImmutableArray<int> group) => Of(atoms, group).Need;

    /// <summary>Sets of people that must stay wide: atoms, groups, and what one group has and another has not.</summary>
    internal static IReadOnlyList<ImmutableArray<int>> Guarded(ImmutableArray<Atom> atoms, IReadOnlyList<ImmutableArray<int>> groups, DisclosureRules rules)
    {
        var sets = new Dictionary<string, ImmutableArray<int>>();
        foreach (var set in Enumerable.Range(0, atoms.Length).Select(a => ImmutableArray.Create(a)).Concat(groups).Where(set => !set.IsEmpty && IsTold(People(atoms, set), Need(atoms, set))))
        {
            sets[string.Join(',', set)] = set;
        }

        foreach (var rest in Differences(atoms, groups, IsTold))
        {
            sets[string.Join(',', rest)] = rest;
        }

        return [.. sets.Values.OrderBy(set => People(atoms, set))];

        bool IsTold(int people, int need) => rules.PossibleOf(people, need) > 1;
    }

    // There are as many as pairs, and most are of people enough: only the others are made.
    private static IEnumerable<ImmutableArray<int>> Differences(ImmutableArray<Atom> atoms, IReadOnlyList<ImmutableArray<int>> groups, Func<int, int, bool> isGuarded)
    {
        var isOther = new bool[atoms.Length];
        var sizes = groups.Select(g => People(atoms, g)).ToArray();
        foreach (var other in groups)
        {
            Mark(other, true);
            foreach (var (i, one) in groups.Index())
            {
                var (people, need) = Of(atoms, one, isOther);
                if (people > 0 && people < sizes[i] && isGuarded(people, need))
                {
                    yield return one.RemoveAll(a => isOther[a]);
                }
            }

            Mark(other, false);
        }

        void Mark(ImmutableArray<int> group, bool mark)
        {
            foreach (var atom in group)
            {
                isOther[atom] = mark;
            }
        }
    }

    private static (int People, int Need) Of(ImmutableArray<Atom> atoms, ImmutableArray<int> group, bool[]? without = null)
    {
        var (people, need) = (0, 0);
        foreach (var atom in group)
        {
            if (without is null || !without[atom])
            {
                people += atoms[atom].People;
                need += atoms[atom].Need;
            }
        }

        return (people, need);
    }

    // The smallest cell in the way tells less; when all of those tell nothing any more, the smallest of all.
    private static bool Coarsen(ImmutableArray<Atom> atoms, List<Cell> cells, IEnumerable<int> blocking, DisclosureRules rules)
    {
        var next = Smallest(atoms, cells, blocking.Where(b => b >= 0)) ?? Smallest(atoms, cells, Enumerable.Range(0, cells.Count));
        if (next is not { } i)
        {
            return false;
        }

        cells[i] = cells[i] with { Band = cells[i].Band.Coarser(People(atoms, cells[i].Atoms), Need(atoms, cells[i].Atoms), rules) };
        return true;
    }

    private static int? Smallest(ImmutableArray<Atom> atoms, List<Cell> cells, IEnumerable<int> among) => among
        .Where(i => cells[i].Band is not Band.Hidden)
        .OrderBy(i => People(atoms, cells[i].Atoms))
        .Select(i => (int?)i)
        .FirstOrDefault();
}
