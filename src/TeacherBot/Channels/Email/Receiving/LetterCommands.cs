using System.Collections.Frozen;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>Words that are commands when they are all that a letter says: what has a slash elsewhere.</summary>
internal static class LetterCommands
{
    // Words with something after them: a report's name, the code of a group.
    private static readonly string[] Openings = ["report: отчет", "groups: группа"];

    // The command first, then the words for it.
    private static readonly string[] Lines =
    [
        "stop: стоп, stop", "mydata: отписаться, отписка, unsubscribe", "menu: меню", "page: страница, моя страница", "help: помощь", "cancel: отмена", "broadcast: рассылка, рассылки", "campaign: диагностика, диагностики",
        "agenda: повестка, повестка рмо", "plan: план, план года", "ask: вопрос, вопросы", "mentor: наставник, наставники", "route: маршрут, мой маршрут, иом",
        "practice: практика", "registers: реестр, реестры", "groups: группа, группы, объединения", "practices: практики", "request: запрос", "requests: запросы", "report: отчеты",
    ];

    private static readonly FrozenDictionary<string, string> Words = Lines.Select(l => l.Split(": "))
        .SelectMany(l => l[1].Split(", ").Select(word => (Word: word, Command: l[0]))).ToFrozenDictionary(x => x.Word, x => x.Command, StringComparer.Ordinal);

    /// <summary>Null when the letter says something else.</summary>
    public static CommandSaid? In(string text)
    {
        var said = Marking.Fold(text);
        return Words.TryGetValue(said, out var command) ? new CommandSaid(command, "")
            : Openings.Select(l => l.Split(": ")).FirstOrDefault(l => said == l[1] || said.StartsWith(l[1] + " ", StringComparison.Ordinal)) is [var opened, var word]
                ? new CommandSaid(opened, said[word.Length..].Trim())
                : null;
    }
}
