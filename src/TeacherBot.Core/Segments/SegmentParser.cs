using System.Globalization;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Segments;

/// <summary>
/// Reads a rule in Russian words: «предмет = физика и область("магнетизм") &lt; 2 и статус = ШНРО». «и» binds closer than «или»,
/// «не» closest. After a value «или» may go on with another value: «предмет = физика или математика».
/// </summary>
public static class SegmentParser
{
    private const int LongestText = 2000;

    /// <summary>
    /// Names are looked up in the catalogue within the scope; statuses are those of the calendar year of <paramref name="now"/> in the
    /// municipality. Events made in a dialogue are known when the catalogue given here has them.
    /// </summary>
    public static SegmentOutcome Parse(string text, Catalog catalog, SegmentScope scope, DateTimeOffset now)
    {
        var words = new SegmentMistakes(catalog);
        if (text.Length > LongestText)
        {
            return new Mistaken(words.Say(LongestText, text.Length - LongestText, "segments.too-long", ("most", LongestText)));
        }

        var tokens = SegmentTokens.Cut(text, out var open);
        if (open >= 0)
        {
            return new Mistaken(words.Say(open, 1, "segments.quote"));
        }

        var town = catalog.Municipalities[scope.Municipality];
        var year = RussianDate.In(now, town.TimeZone).Year;
        var reader = new SegmentReader(tokens, new SegmentNames(catalog, scope), words);
        return reader.Read() is { } root && reader.Shape(root, scope, out var need)
            ? new Parsed(new Segment(root, SchoolFact.Of(town, year)) { Need = need })
            : new Mistaken(reader.Mistake!);
    }
}

/// <summary>Texts of mistakes out of the catalogue.</summary>
internal sealed class SegmentMistakes(Catalog catalog)
{
    public SegmentMistake Say(int at, int length, string id, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(at, length, catalog.Text(id, [.. values, ("at", (at + 1).ToString(CultureInfo.InvariantCulture))]));

    public string Text(string id) => catalog.Text(id);
}
