using System.CommandLine;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`event list|report|norms`.</summary>
internal sealed class EventCommands(Surroundings here, DeskDoor door)
{
    private readonly EventVerbs verbs = new(here);

    public Command Command() => new("event", "Мероприятия: список, отчёт в числах и нормы учебного года.") { List(), Report(), Norms() };

    private static Argument<string> Town() => new("МУНИЦИПАЛИТЕТ") { Description = "имя папки в content/municipalities" };

    private static string[] Words(ParseResult parsed) => [.. parsed.Tokens.Select(t => t.Value)];

    private Command List()
    {
        var town = Town();
        var list = new Command("list", "Мероприятия: будущие, черновики и прошедшие за 60 дней.") { town };
        list.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed), (desk, bot) => Task.FromResult(verbs.List(desk, bot, parsed.GetRequiredValue(town))), stop));
        return list;
    }

    private Command Report()
    {
        var id = new Argument<string>("НОМЕР") { Description = "номер из event list" };
        var json = new Option<bool>("--json") { Description = "вывод для программ" };
        var report = new Command("report", "Одно мероприятие в числах, без имён.") { id, json };
        report.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed), (desk, bot) => Task.FromResult(verbs.Report(desk, bot, parsed.GetRequiredValue(id), parsed.GetValue(json))), stop));
        return report;
    }

    private Command Norms()
    {
        var town = Town();
        var year = new Option<int?>("--year") { Description = "год, в котором учебный год начался; по умолчанию нынешний", HelpName = "ГОД" };
        var norms = new Command("norms", "Нормы учебного года: сколько проведено и чего не хватает.") { town, year };
        norms.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed), (desk, bot) => Task.FromResult(verbs.Norms(desk, bot, parsed.GetRequiredValue(town), parsed.GetValue(year))), stop));
        return norms;
    }
}
