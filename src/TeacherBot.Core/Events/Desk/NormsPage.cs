using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Events;

/// <summary>Norms of the academic year and how far they are met; what a held event lacks to count.</summary>
internal static class NormsPage
{
    private const int Named = 5;

    public static Step Show(Situation s, string municipality)
    {
        var town = s.Catalog.Municipalities[municipality];
        var year = EventNorms.YearOf(DateOnly.FromDateTime(RussianDate.In(s.Context.Now, town.TimeZone).DateTime));
        var query = new EventsBetween(municipality, Instant(year), Instant(year + 1));
        if (!s.Facts.Has(query, out var rows))
        {
            return new Ask(query);
        }

        var page = s.Page().Heading("norms.title", ("from", year), ("to", year + 1));
        foreach (var line in Lines(s.Catalog, town, rows, year, s.Context.Now))
        {
            page.Raw(ParagraphKind.Bullet, line, Privacy.Neutral);
        }

        return page.Small("norms.hint").Back().Show();
    }

    /// <summary>Begins a day early and ends a day late: the zone is that of the municipality, and the norms look at days.</summary>
    public static DateTimeOffset Instant(int year) => new(year, 8, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same lines in a message and in the shell.</summary>
    public static IEnumerable<string> Lines(Catalog catalog, Municipality town, ImmutableArray<EventRow> rows, int year, DateTimeOffset now)
    {
        var held = rows.Where(r => r.Status == EventStatus.Held).ToList();
        foreach (var norm in town.Norms.Of(held.Select(r => HeldEvent.Of(r, town.TimeZone)), year))
        {
            yield return catalog.Text(
                norm.IsMet ? "norms.met" : "norms.missing",
                ("what", catalog.Text("norms.what." + norm.As.ToString().ToLowerInvariant())),
                ("held", norm.Held),
                ("needed", norm.Needed),
                ("missing", norm.Missing),
                ("half", norm.As != HeldAs.WorkingGroup ? "" : catalog.Text(norm.From.Month == 9 ? "norms.first-half" : "norms.second-half")));
            foreach (var id in norm.WithoutPapers.Take(Named))
            {
                yield return catalog.Text("norms.papers", ("title", held.First(r => r.Id == id).Title));
            }
        }

        var unsaid = rows.Count(r => r.Status is EventStatus.Published or EventStatus.Moved && r.EndsAt < now);
        if (unsaid > 0)
        {
            yield return catalog.Text("norms.unsaid", ("n", unsaid));
        }
    }
}
