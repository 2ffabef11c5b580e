using System.Collections.Frozen;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>Words that are commands when they are all that a letter says: what has a slash elsewhere.</summary>
internal static class LetterCommands
{
    private const string Report = "отчет";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["стоп"] = "stop",
        ["stop"] = "stop",
        ["отписаться"] = "mydata",
        ["отписка"] = "mydata",
        ["unsubscribe"] = "mydata",
        ["меню"] = "menu",
        ["помощь"] = "help",
        ["отмена"] = "cancel",
        ["рассылка"] = "broadcast",
        ["рассылки"] = "broadcast",
        ["диагностика"] = "campaign",
        ["диагностики"] = "campaign",
        ["повестка"] = "agenda",
        ["повестка рмо"] = "agenda",
        ["план"] = "plan",
        ["план года"] = "plan",
        ["вопрос"] = "ask",
        ["вопросы"] = "ask",
        ["наставник"] = "mentor",
        ["наставники"] = "mentor",
        ["маршрут"] = "route",
        ["мой маршрут"] = "route",
        ["иом"] = "route",
        ["практика"] = "practice",
        ["практики"] = "practices",
        ["запрос"] = "request",
        ["запросы"] = "requests",
        ["отчеты"] = "report",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null when the letter says something else.</summary>
    public static CommandSaid? In(string text)
    {
        var said = Marking.Fold(text);
        return Words.TryGetValue(said, out var command) ? new CommandSaid(command, "")
            : said == Report || said.StartsWith(Report + " ", StringComparison.Ordinal) ? new CommandSaid("report", said[Report.Length..].Trim())
            : null;
    }
}
