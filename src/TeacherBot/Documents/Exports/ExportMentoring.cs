using System.Text.Json.Nodes;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Store;

namespace TeacherBot.Documents.Exports;

/// <summary>Mentoring in the export, in words for the person.</summary>
internal static class ExportMentoring
{
    public static JsonObject Of(KeptMentorCard card, Catalog catalog) => new()
    {
        ["с"] = ExportDocument.Instant(card.At),
        ["темы"] = card.Areas.Count == 0 ? "весь предмет" : string.Join(", ", card.Areas.Select(catalog.AreaTitle)),
        ["сколько коллег сразу"] = card.Capacity,
        ["состояние"] = card.Status switch
        {
            MentorCardStatus.Draft => "не отправлена",
            MentorCardStatus.Offered => "у координатора",
            MentorCardStatus.Confirmed => "подтверждена",
            _ => "закрыта",
        },
    };

    public static JsonObject Of(KeptMentoring kept, Catalog catalog) => new()
    {
        ["предмет"] = catalog.FindSubject(kept.Subject)?.Title ?? kept.Subject,
        ["область"] = kept.Area is { } area ? catalog.AreaTitle(area) : null,
        ["моё участие"] = kept.IsMentor ? "наставник" : "учитель",
        ["просьба"] = ExportDocument.Instant(kept.AskedAt),
        ["состояние"] = kept.Status switch
        {
            MentorPairStatus.Asked => "ждёт ответа",
            MentorPairStatus.Active => "идёт",
            MentorPairStatus.Declined => "не получилось",
            MentorPairStatus.Expired => "без ответа",
            _ => "завершено",
        },
        ["открыто наставнику"] = string.Join(", ", new[]
        {
            kept.Opened.HasFlag(Opened.Name) ? "имя и школа" : null,
            kept.Opened.HasFlag(Opened.Route) ? "маршрут" : null,
            kept.Opened.HasFlag(Opened.Results) ? "результаты по темам" : null,
        }.OfType<string>()),
        ["дневник"] = ExportDocument.List(kept.Notes, n => new JsonObject
        {
            ["когда"] = ExportDocument.Instant(n.At),
            ["минут"] = n.Minutes,
            ["сделано"] = n.Text.Reveal(),
        }),
    };
}
