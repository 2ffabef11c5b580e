using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Identification;
using TeacherBot.Core.Pages;

namespace TeacherBot.Content.Towns;

/// <summary>Reads `publicPage` of a municipality: what stands on its page for everybody. Without it there is no page.</summary>
internal static class PublicRulesReader
{
    private const string Key = "publicPage";

    private static readonly ImmutableArray<(string Word, PublicPart Part)> Parts =
    [
        ("events", PublicPart.Events), ("materials", PublicPart.Materials), ("practices", PublicPart.Practices), ("documents", PublicPart.Documents),
    ];

    public static PublicRules? Read(YamlReader at, CriteriaBook criteria)
    {
        if (!at.Has(Key) || at.Map(Key, "страница для всех") is not { } page)
        {
            return null;
        }

        var shown = page.Texts("show");
        foreach (var (line, word) in shown.Where(s => !Parts.Any(p => p.Word == s.Text)).Select(s => (s.Line, s.Text)))
        {
            page.Problem(line, $"`show: {word}` не бывает; бывает: {string.Join(", ", Parts.Select(p => p.Word))}");
        }

        var figures = page.Has("figures") ? page.Texts("figures") : [];
        foreach (var (line, id) in figures.Where(f => !criteria.Indicators.Any(i => i.Id == f.Text)).Select(f => (f.Line, f.Text)))
        {
            page.Problem(line, $"показателя школы «{id}» нет; они перечислены в common/identification.yml, раздел indicators");
        }

        if (shown.IsEmpty)
        {
            page.ProblemAt("show", $"перечислите, что показывать: {string.Join(", ", Parts.Select(p => p.Word))}; страница не нужна — уберите `{Key}`");
        }

        page.Close();
        return new(
            [.. Parts.Where(p => shown.Any(s => s.Text == p.Word)).Select(p => p.Part), .. figures.IsEmpty ? (ImmutableArray<PublicPart>)[] : [PublicPart.Figures]],
            [.. figures.Select(f => f.Text).Distinct()]);
    }
}
