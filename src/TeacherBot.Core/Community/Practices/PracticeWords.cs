using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>A card in words: in a chat, in a list and in a file.</summary>
public static class PracticeWords
{
    private static readonly PracticeField[] Told = [PracticeField.Problem, PracticeField.Steps, PracticeField.Result];

    /// <summary>«Математика · Дроби, Проценты», or «для всех предметов».</summary>
    public static string About(Catalog catalog, PracticeCard card)
    {
        var subject = card.Subject is null or PracticeCard.EverySubject ? catalog.Text("practice.every-subject") : catalog.FindSubject(card.Subject)?.Title ?? card.Subject;
        return card.Areas.IsEmpty ? subject : $"{subject} · {string.Join(", ", card.Areas.Select(a => catalog.Areas.GetValueOrDefault(a)?.Short ?? a))}";
    }

    /// <summary>Name and school as far as the author agreed.</summary>
    public static string By(Catalog catalog, Practice practice)
    {
        var school = practice.School is { } id ? catalog.Municipalities.GetValueOrDefault(practice.Municipality)?.FindSchool(id)?.Title : null;
        return string.Join(", ", new[] { practice.Author, school }.OfType<string>()) is { Length: > 0 } by ? by : catalog.Text("practice.no-name");
    }

    internal static Page Show(Page page, Situation s, Practice practice)
    {
        var card = practice.Card;
        page.Raw(ParagraphKind.Heading, card.Title);
        foreach (var field in Told.Where(card.Has))
        {
            page.Prose("practice.told." + Word(field), ("text", card.Text(field)!));
        }

        page.When(card.Subject is not null, p => p.Bullet("practice.told.about", ("about", About(s.Catalog, card))))
            .When(card.Grades is not null, p => p.Bullet("practice.told.grades", ("grades", card.Grades!)))
            .When(!practice.IsMine, p => p.Bullet("practice.told.by", ("by", By(s.Catalog, practice))));

        // One page may be both.
        return Link(Link(page, s, card.Link == card.AtlasUrl ? null : card.Link, "practice.button-link"), s, card.AtlasUrl, "practice.button-atlas-open");
    }

    /// <summary>A field in the ids of texts.</summary>
    internal static string Word(PracticeField field) => field switch
    {
        PracticeField.Title => "title",
        PracticeField.Problem => "problem",
        PracticeField.Steps => "steps",
        PracticeField.Result => "result",
        PracticeField.Subject => "subject",
        PracticeField.Areas => "areas",
        PracticeField.Grades => "grades",
        PracticeField.Link => "link",
        PracticeField.Atlas => "atlas",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Page Link(Page page, Situation s, string? link, string label) =>
        link is null ? page : page.Row(new Choice(link, s.Text(label)) { Kind = ChoiceKind.Link });
}
