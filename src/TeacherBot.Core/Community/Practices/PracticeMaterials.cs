using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>Published practices as what one may read: the content in effect is the folder's and theirs.</summary>
public static class PracticeMaterials
{
    /// <summary>Kind of a material that is a colleague's practice.</summary>
    public const string Kind = "practice";

    /// <summary>Beginning of the ids; no file's material begins so twice.</summary>
    public const string Prefix = "pr-";

    /// <summary>A practice helps whoever looks for it, at any level.</summary>
    public static Material Of(Practice practice, Catalog catalog)
    {
        var card = practice.Card;
        return new(Prefix + practice.Id, card.Title, card.Problem ?? "", card.Areas, [0, 1, 2, 3], Kind)
        {
            Body = $"{card.Steps} {card.Result}",
            Link = card.AtlasUrl ?? card.Link,
            Subject = card.Subject == PracticeCard.EverySubject ? null : card.Subject,
            Grades = card.Grades,
            Source = PracticeWords.By(catalog, practice),
            Municipality = practice.Municipality,
        };
    }

    /// <summary>Decides with the catalogue that has the practices of the person's municipality too. One that came back as a file is there once.</summary>
    internal static Step With(Situation s, Func<Catalog, Step> then)
    {
        if (!s.Facts.Has(new PracticesOfTown(), out var all))
        {
            return new Ask(new PracticesOfTown());
        }

        var known = s.Catalog.Materials.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        return then(all.IsEmpty ? s.Catalog : s.Catalog with { Materials = [.. s.Catalog.Materials, .. all.Select(p => Of(p, s.Catalog)).Where(m => !known.Contains(m.Id))] });
    }

    /// <summary>Opens a material or a practice by the id on its button; null when there is none.</summary>
    internal static Step? Open(Situation s, string id) =>
        s.Catalog.Materials.Any(m => m.Id == id) ? s.Push(new MaterialView(id))
        : id.StartsWith(Prefix, StringComparison.Ordinal) ? PracticeDialogue.Open(s, id[Prefix.Length..])
        : null;

    /// <summary>«Название (практика коллеги)».</summary>
    internal static string Label(Situation s, Material material) => material.Kind == Kind ? s.Text("practice.material", ("title", material.Title)) : material.Title;
}
