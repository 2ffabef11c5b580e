using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Profiles;

namespace TeacherBot.Core.Content;

/// <summary>«Найти материал»: by word or by area, a page of short titles at a time.</summary>
internal static class MaterialDialogue
{
    private const int OnPage = 6;

    public static Step Show(Situation s) => s.State.Active switch
    {
        FindingMaterial finding => PracticeMaterials.With(s, catalog => ShowFound(s, catalog, finding)),
        MaterialView view => ShowMaterial(s, view),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (FindingMaterial, TextSaid said) => s.Go(FindingMaterial.By(said.Text)),
        (FindingMaterial finding, Pressed pressed) => OnFound(s, finding, pressed.Key),
        (MaterialView, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Turn ShowFound(Situation s, Catalog catalog, FindingMaterial finding)
    {
        var municipality = s.Person.Municipality ?? "";
        if (finding is { Words: null, Area: null })
        {
            return ShowAreas(s, catalog, finding.Page);
        }

        var found = finding.Words is { } words
            ? MaterialSearch.Find(catalog, municipality, words)
            : Recommendations.Materials(catalog, municipality, finding.Area!, null);
        var page = found.IsEmpty ? s.Page().Prose("materials.none") : s.Page().Prose("materials.found", ("n", found.Length));
        foreach (var material in found.Skip(finding.Page * OnPage).Take(OnPage))
        {
            page.Row(new Choice("m." + material.Id, PracticeMaterials.Label(s, material)));
        }

        return page
            .When(found.Length > (finding.Page + 1) * OnPage, p => p.Button("more", "button.more"))
            .Button("again", "materials.button-again")
            .Back()
            .Show();
    }

    private static Turn ShowAreas(Situation s, Catalog catalog, int shown)
    {
        var areas = catalog.Areas.Values
            .Where(a => Recommendations.Materials(catalog, s.Person.Municipality ?? "", a.Code, null).Length > 0)
            .OrderByDescending(a => a.Subject is { } subject && s.Person.Subjects.Contains(subject))
            .ThenBy(a => a.Code, StringComparer.Ordinal)
            .ToList();
        var page = s.Page().Typed().Prose("materials.ask");
        foreach (var row in areas.Skip(shown * 10).Take(10).Select(a => new Choice("a." + a.Code, a.Short)).Chunk(2))
        {
            page.Row([.. row]);
        }

        return page.When(areas.Count > (shown + 1) * 10, p => p.Button("more", "button.more")).When(s.Person.Municipality is not null, p => p.Button("practices", "practice.catalogue")).Back().Show();
    }

    private static Step OnFound(Situation s, FindingMaterial finding, string key) => key switch
    {
        ['m', '.', .. var id] => PracticeMaterials.Open(s, id) ?? s.Hint("materials.gone"),
        "practices" when s.Person.Municipality is not null => s.Push(new PracticeCatalogue(0)),
        ['a', '.', .. var area] when s.Catalog.Areas.ContainsKey(area) => s.Go(new FindingMaterial(null, area, 0)),
        "more" => s.Go(finding with { Page = finding.Page + 1 }),
        "again" => s.Go(new FindingMaterial(null, null, 0)),
        _ => s.Pop(),
    };

    private static Step ShowMaterial(Situation s, MaterialView view)
    {
        if (s.Catalog.Materials.FirstOrDefault(m => m.Id == view.Material) is not { } material)
        {
            return s.Noting("materials.gone").Pop();
        }

        var page = s.Page()
            .Raw(ParagraphKind.Heading, material.Title, Privacy.Neutral)
            .Raw(ParagraphKind.Prose, material.Annotation, Privacy.Neutral);
        if (material.Body is { } body)
        {
            NoteText.AddTo(page, body, material.Title);
        }

        page.Small(
            "materials.about",
            ("source", material.Source),
            ("day", material.Checked.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)));
        if (material.Link is { } link)
        {
            page.Row(new Choice(link, s.Text("materials.button-open")) { Kind = ChoiceKind.Link });
        }

        return page.Back().Show();
    }
}
