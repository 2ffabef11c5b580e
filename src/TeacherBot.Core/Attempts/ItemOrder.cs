using System.Collections.Immutable;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts;

/// <summary>
/// The order in which one attempt shows items and options. Triads are shuffled inside an area, levels 1→2→3 inside a triad;
/// options are shuffled unless they are numbers or ratings. Same seed, same order, on every machine.
/// </summary>
public static class ItemOrder
{
    /// <summary>Item indexes of the area in the order this attempt shows them.</summary>
    public static ImmutableArray<int> OfArea(Instrument instrument, string area, long seed)
    {
        if (area == Attempt.Whole)
        {
            return Identity(instrument.Items.Length);
        }

        var items = instrument.Area(area).Items;
        if (instrument.Kind is not (InstrumentKind.Levels or InstrumentKind.Percent))
        {
            return items;
        }

        var triads = items.GroupBy(i => instrument.Items[i].Triad ?? instrument.Items[i].Id).ToList();
        return [.. Shuffled(triads.Count, Mix(seed, area))
            .SelectMany(t => triads[t].OrderBy(i => instrument.Items[i].Level))];
    }

    /// <summary>For each shown place the author's option number. Identity where options must keep their order.</summary>
    public static ImmutableArray<int> OfOptions(Item item, long seed) => item.Body switch
    {
        SingleChoice single when single.Numeric || !single.HasKey => Identity(single.Options.Length),
        SingleChoice single => Shuffled(single.Options.Length, Mix(seed, item.Id)),
        MultipleChoice multiple when !multiple.HasKey => Identity(multiple.Options.Length),
        MultipleChoice multiple => Shuffled(multiple.Options.Length, Mix(seed, item.Id)),
        Ordering ordering => NotIdentity(ordering.Entries.Length, Mix(seed, item.Id)),
        Matching matching => Shuffled(matching.Right.Length, Mix(seed, item.Id)),
        Rating rating => Identity(rating.Labels.Length),
        NumberEntry or TextEntry => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ImmutableArray<int> Identity(int count) => [.. Enumerable.Range(0, count)];

    // An ordering task shown in its right order would answer itself.
    private static ImmutableArray<int> NotIdentity(int count, ulong state)
    {
        var order = Shuffled(count, state);
        return order.SequenceEqual(Enumerable.Range(0, count)) ? [.. order.Reverse()] : order;
    }

    private static ImmutableArray<int> Shuffled(int count, ulong state)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            state = Next(state);
            var j = (int)((state >> 16) % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        return [.. order];
    }

    private static ulong Mix(long seed, string name)
    {
        unchecked
        {
            var state = (ulong)seed ^ 14695981039346656037UL;
            foreach (var c in name)
            {
                state = (state ^ c) * 1099511628211UL;
            }

            return Next(state);
        }
    }

    // splitmix64: small, well mixed, the same everywhere.
    private static ulong Next(ulong state)
    {
        unchecked
        {
            var z = state + 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
