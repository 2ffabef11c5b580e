using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;

namespace TeacherBot.Content.Exchange;

/// <summary>Published practices as files of a municipality's folder: a list of materials and a note for each, as `content check` takes them.</summary>
internal static class PracticeFiles
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Paths inside the content folder and their texts; none without practices.</summary>
    public static IEnumerable<(string Path, string Text)> Of(ImmutableArray<Practice> practices, Municipality town, Catalog catalog)
    {
        if (practices.IsEmpty)
        {
            yield break;
        }

        var (prefix, list) = ($"municipalities/{town.Id}/", new StringBuilder("# Практики педагогов на день выгрузки. Автор может снять свою в любой день: храните файлы не дольше, чем нужно.\n"));
        foreach (var practice in practices.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            var material = PracticeMaterials.Of(practice, catalog);
            var note = $"practices/{material.Id}.md";
            list.Append(Entry(practice, material, note, town));
            yield return (prefix + note, Note(practice.Card, catalog));
        }

        yield return (prefix + "materials/practices.yml", list.ToString());
    }

    private static string Entry(Practice practice, Material material, string note, Municipality town)
    {
        var day = RussianDate.In(practice.PublishedAt ?? practice.CreatedAt, town.TimeZone);
        return string.Join('\n', new[]
        {
            "",
            $"- id: {material.Id}",
            $"  title: {Text(material.Title)}",
            $"  annotation: {Text(material.Annotation)}",
            $"  file: {note}",
            material.Link is { } link ? $"  link: {Text(link)}" : null,
            $"  areas: [{string.Join(", ", material.Areas)}]",
            $"  levels: [{string.Join(", ", material.Levels)}]",
            material.Subject is { } subject ? $"  subject: {subject}" : null,
            material.Grades is { } grades ? $"  grades: {Text(grades)}" : null,
            $"  kind: {material.Kind}",
            $"  source: {Text(material.Source)}",
            $"  checked: {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        }.OfType<string>()) + "\n";
    }

    // Texts of the catalogue end in what the author wrote: «Задача. …».
    private static string Note(PracticeCard card, Catalog catalog) => string.Join(
        "\n\n",
        catalog.Text("practice.told.problem", ("text", card.Problem ?? "")),
        catalog.Text("practice.told.steps", ("text", card.Steps ?? "")),
        catalog.Text("practice.told.result", ("text", card.Result ?? ""))) + "\n";

    // A string of JSON is one of YAML.
    private static string Text(string text) => JsonSerializer.Serialize(text.ReplaceLineEndings(" "), Quoted);
}
