using System.Collections.Immutable;

namespace TeacherBot.Core.Disclosure;

/// <summary>Takes people for atoms: those whom no cell, earlier or wanted, tells apart are one.</summary>
public static class PeopleRelease
{
    /// <summary>What may be told of each group, given all that was ever told of the same answers.</summary>
    /// <param name="groups">May share people.</param>
    public static ImmutableArray<Band> Of(IReadOnlyList<ImmutableArray<Counted>> groups, IReadOnlyList<Published> earlier, DisclosureRules rules)
    {
        var known = rules.Remembers ? earlier : [];
        var all = known.Select(p => p.People).Concat(groups).ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var needs = new List<bool>();
        foreach (var counted in all.SelectMany(g => g))
        {
            if (numbers.TryAdd(counted.Key, needs.Count))
            {
                needs.Add(counted.Need);
            }
        }

        var members = all.Select(g => g.Select(c => numbers[c.Key]).ToArray()).ToList();
        var atomOf = Split(needs.Count, members);
        var atoms = needs.Select((need, person) => (Atom: atomOf[person], need)).GroupBy(p => p.Atom).OrderBy(g => g.Key)
            .Select(g => new Atom(g.Count(), g.Count(p => p.need))).ToImmutableArray();
        var sets = members.Select(m => m.Select(p => atomOf[p]).Distinct().Order().ToImmutableArray()).ToList();
        return DisclosureControl.Release(atoms, [.. known.Select((p, i) => new Cell(sets[i], p.Band))], sets.GetRange(known.Count, groups.Count), rules);
    }

    // Refines the partition by one group after another; numbers have no gaps.
    private static int[] Split(int people, List<int[]> groups)
    {
        var atomOf = new int[people];
        var next = 1;
        foreach (var group in groups)
        {
            var parts = new Dictionary<int, int>();
            foreach (var person in group)
            {
                if (!parts.TryGetValue(atomOf[person], out var part))
                {
                    parts[atomOf[person]] = part = next++;
                }

                atomOf[person] = part;
            }
        }

        var dense = new Dictionary<int, int>();
        for (var person = 0; person < people; person++)
        {
            if (!dense.TryGetValue(atomOf[person], out var number))
            {
                dense[atomOf[person]] = number = dense.Count;
            }

            atomOf[person] = number;
        }

        return atomOf;
    }
}
