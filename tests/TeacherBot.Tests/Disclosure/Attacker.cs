using System.Collections.Immutable;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Tests.Disclosure;

/// <summary>
/// Somebody who has every cell ever published and knows how many people each set holds: looks for needs of everybody that go with all of
/// it and give a set a certain count. Exact: a count that is not found is impossible. Nothing of the program's own reasoning is used.
/// </summary>
internal sealed class Attacker
{
    private const int MostSteps = 400_000_000;

    private readonly ImmutableArray<Atom> atoms;
    private readonly List<Cell> cells;
    private int steps;

    public Attacker(ImmutableArray<Atom> atoms, IEnumerable<Cell> cells) => (this.atoms, this.cells) = (atoms, [.. cells.Where(c => !c.Atoms.IsEmpty && c.Band is not Band.Hidden)]);

    /// <summary>Counts of the set that go with all cells; looked for no longer than until there are so many.</summary>
    public List<int> Possible(ImmutableArray<int> set, int most)
    {
        var (people, truth) = (set.Sum(a => atoms[a].People), set.Sum(a => atoms[a].Need));
        var found = new List<int>();
        foreach (var count in Enumerable.Range(0, people + 1).OrderBy(c => Math.Abs(c - truth)))
        {
            if (found.Count < most && new Search(this, set, count).Fits(0))
            {
                found.Add(count);
            }
        }

        return found;
    }

    // One line a cell and one for the set; atoms that most lines hold come first, since those lines then soon say no.
    private sealed class Search
    {
        private readonly Attacker attacker;
        private readonly int[] order;
        private readonly int[][] linesOf;
        private readonly int[] sums;
        private readonly int[] open;
        private readonly int[] low;
        private readonly int[] high;

        public Search(Attacker attacker, ImmutableArray<int> set, int count)
        {
            this.attacker = attacker;
            attacker.steps = 0;
            var atoms = attacker.atoms;
            var lines = attacker.cells.Select(c => (c.Atoms, Counts: c.Band.Counts(c.Atoms.Sum(a => atoms[a].People)))).Prepend((Atoms: set, Counts: (Low: count, High: count))).ToList();
            open = [.. lines.Select(l => l.Atoms.Sum(a => atoms[a].People))];
            sums = new int[lines.Count];
            low = [.. lines.Select(l => l.Counts.Low)];
            high = [.. lines.Select(l => l.Counts.High)];
            linesOf = [.. atoms.Select((_, a) => Enumerable.Range(0, lines.Count).Where(l => lines[l].Atoms.Contains(a)).ToArray())];
            order = [.. Enumerable.Range(0, atoms.Length).OrderByDescending(a => set.Contains(a)).ThenBy(a => linesOf[a].Length == 0 ? int.MaxValue : linesOf[a].Min(l => open[l]))];
        }

        public bool Fits(int at)
        {
            Assert.True(++attacker.steps < MostSteps, "The attack takes too long to be exact.");
            if (at == order.Length)
            {
                return true;
            }

            var atom = order[at];
            var (people, truth) = attacker.atoms[atom];
            for (var far = 0; far <= people; far++)
            {
                if ((truth + far <= people && Takes(at, atom, people, truth + far)) || (far > 0 && truth - far >= 0 && Takes(at, atom, people, truth - far)))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Takes(int at, int atom, int people, int need)
        {
            var possible = true;
            foreach (var line in linesOf[atom])
            {
                sums[line] += need;
                open[line] -= people;
                possible &= sums[line] <= high[line] && sums[line] + open[line] >= low[line];
            }

            if (possible && Fits(at + 1))
            {
                return true;
            }

            foreach (var line in linesOf[atom])
            {
                sums[line] -= need;
                open[line] += people;
            }

            return false;
        }
    }
}
