using System.Collections.Immutable;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Tests.Disclosure;

/// <summary>
/// A small town over three waves: people with a status, a cluster, a group and a position, who join late, leave, move and answer anew. Every wave
/// publishes the town, both statuses, the clusters, the groups and the positions, and of those who answered anew what they were and are; everything
/// published so far is remembered.
/// </summary>
internal sealed class RandomTown
{
    private const int Waves = 3;

    private readonly Random random;
    private readonly List<Someone> people = [];
    private readonly List<(Func<Someone, bool> In, Band Band)> published = [];

    public RandomTown(int seed)
    {
        random = new Random(seed);
        var clusters = random.Next(1, 4);
        var tilt = random.NextDouble();
        for (var i = random.Next(6, 34); i > 0; i--)
        {
            people.Add(new Someone(random.Next(2), random.Next(clusters), random.Next(2), random.NextDouble() < tilt, random.Next(4) == 0 ? random.Next(Waves) : 0) { Heads = random.Next(6) == 0 });
        }
    }

    /// <summary>Cells of enough people, by how much is told of them, once three waves are published.</summary>
    public Dictionary<string, int> Told(DisclosureRules rules)
    {
        for (var wave = 0; wave < Waves; wave++)
        {
            if (wave > 0)
            {
                Live(wave);
            }

            Publish(wave, rules);
        }

        return published.Where(p => people.Count(p.In) >= rules.Least).GroupBy(p => p.Band.GetType().Name).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>What an attacker with all of it finds out; empty when nothing.</summary>
    public List<string> Attack(DisclosureRules rules)
    {
        var found = new List<string>();
        for (var wave = 0; wave < Waves; wave++)
        {
            if (wave > 0)
            {
                Live(wave);
            }

            var earlier = published.Count;
            Publish(wave, rules);
            var (atoms, indexes) = Atoms();
            var cells = published.Select(p => new Cell(Group(p.In, indexes), p.Band)).ToList();
            var sets = DisclosureControl.Guarded(atoms, [.. cells.Select(c => c.Atoms).Where(a => !a.IsEmpty)], DisclosureRules.Inside);
            var (before, after) = (new Attacker(atoms, cells.Take(earlier)), new Attacker(atoms, cells));
            foreach (var set in sets)
            {
                var (of, need) = (set.Sum(a => atoms[a].People), set.Sum(a => atoms[a].Need));
                var allowed = DisclosureRules.Inside.PossibleOf(of, need);
                var now = after.Possible(set, allowed);
                if (now.Count < allowed && before.Possible(set, allowed) is var earlierOnes && now.Count < earlierOnes.Count)
                {
                    found.Add($"wave {wave}: of {of} people {string.Join("/", now.Order())} have a need; before {string.Join("/", earlierOnes.Order())}");
                }
            }
        }

        return found;
    }

    // Somebody leaves, answers anew or moves: for whoever reads, that is one person less and another more.
    private void Live(int wave)
    {
        for (var i = random.Next(0, 7) + (random.Next(3) == 0 ? 8 : 0); i > 0; i--)
        {
            var at = random.Next(people.Count);
            var one = people[at];
            if (one.Until <= wave || one.From > wave)
            {
                continue;
            }

            var again = random.Next(3) > 0;
            people[at] = one with { Until = wave, Replaced = again ? wave : 0 };
            if (again)
            {
                people.Add(one with { From = wave, Again = wave, Need = random.Next(2) == 0 ? one.Need : !one.Need, Cluster = random.Next(3) == 0 ? 0 : one.Cluster });
            }
        }
    }

    private void Publish(int wave, DisclosureRules rules)
    {
        var wanted = new List<Func<Someone, bool>> { p => true, p => p.Status == 0, p => p.Status == 1 };
        wanted.AddRange(Enumerable.Range(0, 3).Select(c => (Func<Someone, bool>)(p => p.Cluster == c)));
        wanted.AddRange(Enumerable.Range(0, 2).Select(g => (Func<Someone, bool>)(p => p.Group == g)));
        wanted.AddRange([p => p.Heads, p => !p.Heads]);
        wanted = [.. wanted.Select(w => (Func<Someone, bool>)(p => p.From <= wave && wave < p.Until && w(p)))];
        if (wave > 0)
        {
            // Those measured anew in this wave, as they were before and as they are now.
            wanted.AddRange([p => p.Replaced == wave, p => p.Again == wave]);
        }

        published.AddRange(wanted.Select(w => (w, (Band)new Band.Hidden())));
        var (atoms, indexes) = Atoms();
        var all = published.Select(p => (p.In, Cell: new Cell(Group(p.In, indexes), p.Band))).ToList();
        var earlier = all.SkipLast(wanted.Count).Select(p => p.Cell).Where(c => !c.Atoms.IsEmpty).ToList();
        var fresh = all.TakeLast(wanted.Count).Where(p => !p.Cell.Atoms.IsEmpty).ToList();
        var bands = DisclosureControl.Release(atoms, earlier, [.. fresh.Select(f => f.Cell.Atoms)], rules);
        published.RemoveRange(published.Count - wanted.Count, wanted.Count);
        published.AddRange(fresh.Select((f, i) => (f.In, bands[i])));
    }

    // People whom no published group tells apart.
    private (ImmutableArray<Atom> Atoms, int[] IndexOf) Atoms()
    {
        var keys = people.Select(p => string.Concat(published.Select(c => c.In(p) ? '1' : '0'))).ToList();
        var distinct = keys.Distinct().ToList();
        var indexes = keys.Select(k => distinct.IndexOf(k)).ToArray();
        return ([.. distinct.Select((_, i) => new Atom(indexes.Count(x => x == i), people.Where((p, n) => indexes[n] == i).Count(p => p.Need)))], indexes);
    }

    private ImmutableArray<int> Group(Func<Someone, bool> within, int[] indexes) =>
        [.. people.Select((p, n) => within(p) ? indexes[n] : -1).Where(i => i >= 0).Distinct().Order()];

    private sealed record Someone(int Status, int Cluster, int Group, bool Need, int From)
    {
        public int Until { get; init; } = int.MaxValue;

        public bool Heads { get; init; }

        /// <summary>Wave whose answer took this one's place; 0 for none.</summary>
        public int Replaced { get; init; }

        /// <summary>Wave in which this answer took another's place; 0 for none.</summary>
        public int Again { get; init; }
    }
}
