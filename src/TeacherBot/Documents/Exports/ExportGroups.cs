using System.Text.Json.Nodes;
using TeacherBot.Core.Community;
using TeacherBot.Store;

namespace TeacherBot.Documents.Exports;

/// <summary>Groups in the export, in words for the person.</summary>
internal static class ExportGroups
{
    public static JsonObject Of(KeptGroup kept) => new()
    {
        ["объединение"] = kept.Title,
        ["моё участие"] = kept.Standing switch
        {
            null => "ведущий",
            GroupStanding.Asks => "попросил принять",
            GroupStanding.Left => "вышел из состава",
            _ => "участник",
        },
        ["с"] = ExportDocument.Instant(kept.At),
    };

    public static JsonObject News((DateTimeOffset At, Personal<string> Text) news) => new()
    {
        ["когда"] = ExportDocument.Instant(news.At),
        ["текст"] = news.Text.Reveal(),
    };
}
