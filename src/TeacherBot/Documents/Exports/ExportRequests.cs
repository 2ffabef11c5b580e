using System.Text.Json.Nodes;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Documents.Exports;

/// <summary>A request as the export of its asker, or of the one who decided it, tells it.</summary>
internal static class ExportRequests
{
    public static JsonObject Of(KeptRequest kept, Catalog catalog, Person person)
    {
        var told = new JsonObject
        {
            ["о чём"] = catalog.Text("request.kind." + RequestWords.Name(kept.Kind)),
            ["кем"] = kept.IsAsked ? "мной" : "мне на решение",
            ["состояние"] = catalog.Text(RequestWords.StatusText(kept.Status)),
            ["когда"] = ExportDocument.Instant(kept.AskedAt),
            ["школа"] = kept.School is { } school ? catalog.Municipalities.GetValueOrDefault(person.Municipality ?? "")?.FindSchool(school)?.Title ?? school : null,
            ["предмет"] = kept.Form.Subject is { } subject ? catalog.FindSubject(subject)?.Title ?? subject : null,
            ["тема"] = kept.Form.Area is { Length: > 0 } area ? catalog.AreaTitle(area) : null,
            ["направление"] = kept.Form.Direction is { } direction ? RequestWords.Direction(catalog, direction) : null,
        };
        foreach (var (field, text) in kept.Words)
        {
            told[catalog.Text("request.part." + field)] = text.Reveal();
        }

        return told;
    }
}
