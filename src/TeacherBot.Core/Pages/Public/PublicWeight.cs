using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Pages;

/// <summary>How much of a list fits a page that opens fast on an old phone. What was written decides, not how many there are.</summary>
internal static class PublicWeight
{
    // Markup of an item.
    private const int OfItem = 60;

    /// <summary>A section of as many groups and items, from the first on, as fit that many bytes.</summary>
    public static PublicSection Section(Catalog catalog, string id, string heading, IEnumerable<PublicGroup> groups, int bytes, string? note, string empty)
    {
        var all = groups.Where(g => !g.Items.IsEmpty).ToList();
        var (kept, left, shown) = (ImmutableArray.CreateBuilder<PublicGroup>(), bytes, 0);
        foreach (var group in all)
        {
            left -= Of(group.Heading) + OfItem;
            ImmutableArray<PublicItem> fitting = [.. group.Items.TakeWhile(item => (left -= Of(item)) >= 0)];
            if (!fitting.IsEmpty)
            {
                kept.Add(group with { Items = fitting });
                shown += fitting.Length;
            }
        }

        var total = all.Sum(g => g.Items.Length);
        return new(id, heading, kept.ToImmutable(), total == 0 ? empty : note, shown == total ? null : catalog.Text("public.left", ("shown", shown), ("n", total)));
    }

    private static int Of(PublicItem item) => OfItem + Of(item.Title) + Of(item.Link) + item.Lines.Sum(line => Of(line) + 10);

    private static int Of(string? text) => text?.Sum(Of) ?? 0;

    // As it leaves: signs of markup as entities, Russian letters as two bytes, what is rare as a number.
    private static int Of(char sign) => sign switch
    {
        '<' or '>' or '&' or '"' or '\'' or '+' or '`' or < ' ' or '\u007f' => 6,
        < '\u007f' => 1,
        >= '\u0400' and <= '\u04ff' => 2,
        _ => 8,
    };
}
