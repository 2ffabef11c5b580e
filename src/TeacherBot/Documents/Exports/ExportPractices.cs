using System.Text.Json.Nodes;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;

namespace TeacherBot.Documents.Exports;

/// <summary>A practice as the export of its author tells it.</summary>
internal static class ExportPractices
{
    /// <summary>With the practices of the person, and the ids of those they found useful.</summary>
    public static JsonObject AddTo(JsonObject root, ExportData data, Catalog catalog)
    {
        root["практики"] = ExportDocument.List(data.Practices, p => Of(p, catalog));
        root["практики, которые мне полезны (номера)"] = ExportDocument.List(data.LikedPractices, id => (JsonNode?)id);
        return root;
    }

    private static JsonObject Of(Practice practice, Catalog catalog) => new()
    {
        ["название"] = practice.Card.Title,
        ["состояние"] = practice.Status switch
        {
            PracticeStatus.Draft => "черновик",
            PracticeStatus.Submitted => "у методиста",
            PracticeStatus.Returned => "вернулась с замечаниями",
            PracticeStatus.Published => "опубликована",
            _ => "снята автором",
        },
        ["задача"] = practice.Card.Problem,
        ["что делается"] = practice.Card.Steps,
        ["результат"] = practice.Card.Result,
        ["предмет и темы"] = practice.Card.Subject is null ? null : PracticeWords.About(catalog, practice.Card),
        ["классы"] = practice.Card.Grades,
        ["ссылка"] = practice.Card.Link,
        ["страница в атласе"] = practice.Card.AtlasUrl,
        ["замечания"] = practice.Card.Remarks,
        ["имя и школа показаны"] = practice.IsNamed,
        ["отметок «полезно»"] = practice.Likes,
        ["начата"] = ExportDocument.Instant(practice.CreatedAt),
        ["отправлена"] = practice.SubmittedAt is { } sent ? ExportDocument.Instant(sent) : null,
        ["опубликована"] = practice.PublishedAt is { } published ? ExportDocument.Instant(published) : null,
    };
}
