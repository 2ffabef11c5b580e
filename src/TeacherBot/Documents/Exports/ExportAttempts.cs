using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Profiles;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Documents.Exports;

/// <summary>An attempt inside an export: responses in words and results as the person saw them.</summary>
internal static class ExportAttempts
{
    public static JsonObject Of(ExportedAttempt exported, Catalog catalog)
    {
        var attempt = exported.Attempt;
        var instrument = catalog.Pinned(attempt.Instrument);
        var town = exported.Kept.Municipality is { } id ? catalog.Municipalities.GetValueOrDefault(id) : null;
        return new JsonObject
        {
            ["номер"] = attempt.Id,
            ["название"] = instrument.Title,
            ["текст"] = $"{instrument.Id}, версия {attempt.Instrument.Version}, форма {attempt.Instrument.Form}, отпечаток {attempt.Instrument.Hash}",
            ["муниципалитет"] = town?.Title ?? exported.Kept.Municipality,
            ["школа"] = exported.Kept.School is { } school ? town?.FindSchool(school)?.Title ?? school : null,
            ["состояние"] = State(attempt.Status),
            ["начата"] = ExportDocument.Instant(attempt.StartedAt),
            ["завершена"] = attempt.CompletedAt is { } completed ? ExportDocument.Instant(completed) : null,
            ["задания повторялись"] = attempt.Repeats,
            ["ответы"] = ExportDocument.List(attempt.Responses.Values.OrderBy(r => r.Item), r => Response(r, exported, instrument, catalog)),
            ["результаты"] = ExportDocument.List(Results(instrument, attempt), r => Result(r, catalog)),
        };
    }

    // Which responses are right is left to the explanations: their time and the kept-back items are a rule of measuring.
    private static JsonObject Response(Response response, ExportedAttempt exported, Instrument instrument, Catalog catalog)
    {
        var item = instrument.Items[response.Item];
        return new JsonObject
        {
            ["тема"] = catalog.AreaTitle(item.Area),
            ["вопрос"] = item.Stem,
            ["ответ"] = ItemView.InWords(item, response.Value, catalog.Text("portion.unknown")),
            ["уверенность"] = response.Sure is { } sure ? catalog.Text(sure ? "portion.button-sure" : "portion.button-unsure") : null,
            ["когда"] = exported.Instants.TryGetValue(response.Item, out var at) ? ExportDocument.Instant(at) : null,
            ["разбор открыт"] = exported.Explained.Contains(response.Item),
        };
    }

    private static ImmutableArray<AreaResult> Results(Instrument instrument, Attempt attempt) =>
        instrument.Kind == InstrumentKind.Organisation ? [] : Profile.Of(instrument, attempt).Areas;

    private static JsonObject Result(AreaResult result, Catalog catalog)
    {
        var written = new JsonObject
        {
            ["тема"] = catalog.AreaTitle(result.Area),
            ["словами"] = AreaWords.Sentence(catalog, result),
            ["замечания"] = ExportDocument.List(AreaWords.Remarks(catalog, result), r => r),
        };
        if (result is LevelsResult levels)
        {
            written["уровень"] = (int?)levels.Level;
            written["верно по уровням"] = ExportDocument.List([levels.One, levels.Two, levels.Three], c => $"{c.Correct} из {c.Valid}");
        }

        return written;
    }

    private static string State(AttemptStatus status) => status switch
    {
        AttemptStatus.InProgress => "не закончена",
        AttemptStatus.Completed => "завершена",
        AttemptStatus.Abandoned => "оставлена",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
