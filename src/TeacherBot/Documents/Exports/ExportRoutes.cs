using System.Text.Json.Nodes;
using TeacherBot.Core.Content;
using TeacherBot.Core.Routes;

namespace TeacherBot.Documents.Exports;

/// <summary>A route as the export of its teacher tells it.</summary>
internal static class ExportRoutes
{
    public static JsonObject Of(Core.Routes.Route route, Catalog catalog) => new()
    {
        ["состояние"] = route.Status switch { RouteStatus.Draft => "черновик", RouteStatus.Active => "идёт", _ => "завершён" },
        ["составлен"] = ExportDocument.Instant(route.CreatedAt),
        ["принят"] = route.ConfirmedAt is { } confirmed ? ExportDocument.Instant(confirmed) : null,
        ["завершён"] = route.ClosedAt is { } closed ? ExportDocument.Instant(closed) : null,
        ["итог"] = route.Reflection,
        ["шаги"] = ExportDocument.List(route.Steps, step => Step(step, catalog)),
    };

    private static JsonObject Step(RouteStep step, Catalog catalog) => new()
    {
        ["тема"] = catalog.AreaTitle(step.Area),
        ["уровень, когда составлялся"] = step.Level,
        ["задача"] = step.Goal,
        ["чем заняться"] = RouteWords.Action(catalog, step.Action),
        ["срок"] = step.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["сделано"] = step.DoneAt is { } done ? ExportDocument.Instant(done) : null,
        ["что получилось"] = step.Product,
        ["проверка"] = step.Check is { } check ? new JsonObject { ["верно"] = check.Right, ["из"] = check.Of, ["когда"] = ExportDocument.Instant(check.At) } : null,
    };
}
