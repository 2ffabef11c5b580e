using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Routes;

/// <summary>Questions of an instrument this person has met.</summary>
/// <param name="Given">In questionnaires, each with the form it was given in.</param>
/// <param name="Checked">Ids of those met in a check.</param>
public sealed record MetItems(ImmutableArray<MetItem> Given, ImmutableArray<string> Checked);

/// <summary>A question by its place in a form.</summary>
public sealed record MetItem(InstrumentRef Form, int Index);

/// <summary>What this person has met of an instrument, finished or not.</summary>
public sealed record MetItemsOf(string Instrument) : Query<MetItems>;

/// <summary>This question was met in a check: it is not asked there again.</summary>
public sealed record MeetItem(string Instrument, string Item) : RouteEffect;

/// <summary>Which questions a check of an area asks: up to two of each level, none of them met before.</summary>
internal static class RouteCheckItems
{
    /// <summary>Days from the measurement to the first check (ruling R10), and from one check to the next.</summary>
    public const int DaysBetween = AreaChoice.DaysBetween;

    private const int OfEachLevel = 2;
    private const int Fewest = 3;

    /// <summary>The newest instrument with levels that has the area; null when there is none.</summary>
    public static Instrument? InstrumentOf(Catalog catalog, string area) =>
        catalog.Instruments.FirstOrDefault(i => i.Kind == InstrumentKind.Levels && i.Areas.Any(a => a.Code == area));

    /// <summary>All questions of an area in any form, each once.</summary>
    public static IEnumerable<Item> Bank(Instrument instrument, string area) =>
        instrument.Forms.SelectMany(f => f.Items).Where(i => i.Area == area && i.Scored).DistinctBy(i => i.Id);

    /// <summary>Ids in the order they are asked, easy ones first; none when fewer than three are left that were not met.</summary>
    public static ImmutableArray<string> Of(Catalog catalog, Instrument instrument, string area, MetItems met)
    {
        var seen = met.Given.Select(g => catalog.Pinned(g.Form).Items[g.Index].Id).Concat(met.Checked).ToHashSet(StringComparer.Ordinal);
        var chosen = Bank(instrument, area).Where(i => !seen.Contains(i.Id))
            .GroupBy(i => i.Level).OrderBy(g => g.Key).SelectMany(g => g.Take(OfEachLevel)).Select(i => i.Id).ToImmutableArray();
        return chosen.Length < Fewest ? [] : chosen;
    }
}
