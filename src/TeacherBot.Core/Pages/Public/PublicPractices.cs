using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Pages;

/// <summary>
/// Practices of teachers: title, subject, the problem; never a name, and a school only where its author agreed to that (ruling R18). Of those
/// that were copied out of the bot into files nothing is known of the consent, so only files an office wrote itself stand beside them.
/// </summary>
internal static class PublicPractices
{
    private const int Bytes = 18_000;

    public static PublicSection Of(PublicSources sources)
    {
        var (town, catalog) = (sources.Town, sources.Catalog);
        var files = catalog.Materials.Where(m => m.Kind == PracticeMaterials.Kind && m.Municipality == town.Id && !m.Id.StartsWith(PracticeMaterials.Prefix, StringComparison.Ordinal));
        ImmutableArray<PublicItem> items =
        [
            .. sources.Practices.Select(p => Item(p, town, catalog)),
            .. files.Select(m => new PublicItem(m.Title, [Where(m.Subject, m.Grades, catalog), catalog.Text("public.problem", ("text", m.Annotation))], PublicLink.Of(m.Link))),
        ];
        return PublicWeight.Section(catalog, "practices", catalog.Text("public.practices"), [new(null, items)], Bytes, catalog.Text("public.practices-note"), catalog.Text("public.practices-none"));
    }

    // A page of the author's own may have a name on it; a page of the atlas is public already.
    private static PublicItem Item(Practice p, Municipality town, Catalog catalog) => new(
        p.Card.Title,
        [
            Where(p.Card.Subject == PracticeCard.EverySubject ? null : p.Card.Subject, p.Card.Grades, catalog),
            catalog.Text("public.problem", ("text", PublicWords.Line(p.Card.Problem ?? "", PracticeCard.Longest(PracticeField.Problem)))),
            .. p.School is { } school && town.FindSchool(school) is { } known ? [known.Title] : (ImmutableArray<string>)[],
        ],
        PublicLink.Of(p.Card.AtlasUrl));

    private static string Where(string? subject, string? grades, Catalog catalog)
    {
        var title = subject is null ? catalog.Text("public.any-subject") : catalog.FindSubject(subject)?.Title ?? subject;
        return grades is null ? title : catalog.Text("public.grades", ("subject", title), ("grades", grades));
    }
}
