using TeacherBot.Core.Community;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Pages;

/// <summary>Curated materials of the folder, by subject. Notes are read in the bot; here stands what they are about.</summary>
internal static class PublicMaterials
{
    private const int Bytes = 44_000;
    private const int LongestAnnotation = 120;

    public static PublicSection Of(PublicSources sources)
    {
        var (town, catalog) = (sources.Town, sources.Catalog);
        var subjects = catalog.Subjects.Select(s => s.Id).ToList();
        var groups = catalog.Materials.Where(m => m.Kind != PracticeMaterials.Kind && (m.Municipality is null || m.Municipality == town.Id))
            .GroupBy(m => m.Subject is { } subject && catalog.FindSubject(subject) is not null ? subject : null)
            .OrderBy(g => g.Key is null ? subjects.Count : subjects.IndexOf(g.Key))
            .Select(g => new PublicGroup(g.Key is null ? catalog.Text("public.any-subject") : catalog.FindSubject(g.Key)!.Title, [.. g.OrderByDescending(m => m.Municipality is not null).Select(Item)]));
        return PublicWeight.Section(catalog, "materials", catalog.Text("public.materials"), groups, Bytes, catalog.Text("public.materials-note"), catalog.Text("public.materials-none"));
    }

    private static PublicItem Item(Material m) => new(m.Title, [PublicWords.Line(m.Annotation, LongestAnnotation)], PublicLink.Of(m.Link));
}
