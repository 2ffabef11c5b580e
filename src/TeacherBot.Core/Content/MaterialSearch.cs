using System.Collections.Immutable;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Content;

/// <summary>Search by words tolerant of Russian endings, over titles, annotations and area titles.</summary>
public static class MaterialSearch
{
    private static readonly string[] Endings =
    [
        "иями", "ями", "ами", "иях", "ого", "его", "ому", "ему", "ыми", "ими", "ает", "яет", "ять", "ать", "ить", "еть", "ией", "ия", "ие", "ии", "ию",
        "ах", "ях", "ов", "ев", "ей", "ой", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю", "ом", "ем", "ам", "ям", "ых", "их",
        "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й",
    ];

    /// <summary>Materials this municipality may see that contain every word, best first.</summary>
    public static ImmutableArray<Material> Find(Catalog catalog, string municipality, string words)
    {
        var stems = Stems(words);
        if (stems.IsEmpty)
        {
            return [];
        }

        return
        [
            .. catalog.Materials
                .Where(m => m.Municipality is null || m.Municipality == municipality)
                .Select(m => (Material: m, Score: Score(catalog, m, stems)))
                .Where(x => x.Score > 0)
                .OrderByDescending(x => x.Score)
                .ThenBy(x => x.Material.Id, StringComparer.Ordinal)
                .Select(x => x.Material),
        ];
    }

    /// <summary>The word without its ending; short words stay whole.</summary>
    public static string Stem(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word.Length > 4 && "аеиоуыэюя".Contains(word[^1]) ? word[..^1] : word;
    }

    /// <summary>Stems of the words of a text, in their order; each once; words of one or two letters are left out.</summary>
    internal static ImmutableArray<string> Stems(string text) =>
    [
        .. Marking.Fold(text).Split([' ', ',', ';', ':', '?', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2).Select(Stem).Distinct(),
    ];

    private static int Score(Catalog catalog, Material material, ImmutableArray<string> stems)
    {
        var title = Stems(material.Title);
        var rest = Stems(material.Annotation + " " + string.Join(' ', material.Areas.Select(catalog.AreaTitle)) + " " + (material.Body ?? ""));
        var score = 0;
        foreach (var stem in stems)
        {
            var found = Matches(title, stem) ? 3 : Matches(rest, stem) ? 1 : 0;
            if (found == 0)
            {
                return 0;
            }

            score += found;
        }

        return score;
    }

    private static bool Matches(ImmutableArray<string> words, string stem) =>
        words.Any(w => w == stem || (stem.Length >= 4 && w.StartsWith(stem, StringComparison.Ordinal)));
}
