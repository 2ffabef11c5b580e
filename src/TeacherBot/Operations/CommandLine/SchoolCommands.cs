using System.CommandLine;
using TeacherBot.Operations.Verbs;
using TeacherBot.Operations.Verbs.Schools;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`schools facts import|list|columns`.</summary>
internal sealed class SchoolCommands(Surroundings here, DeskDoor door)
{
    private readonly SchoolFactVerbs verbs = new(here);

    public Command Command() => new("schools", "Реестр школ.") { new Command("facts", "Показатели школ для идентификации.") { Import(), List(), Columns() } };

    private static string[] Words(ParseResult parsed) => [.. parsed.Tokens.Select(t => t.Value)];

    private static Option<string> Scope() => new("--scope") { Description = "муниципалитет", HelpName = "МУНИЦИПАЛИТЕТ", Required = true };

    private Command Import()
    {
        var (scope, file) = (Scope(), new Argument<string>("ФАЙЛ") { Description = "таблица XLSX или CSV: Школа; Год; дальше по столбцу на показатель" });
        var import = new Command("import", "Внести показатели школ: всю таблицу или ничего.") { file, scope };
        import.SetAction((parsed, stop) =>
        {
            // Inside the service the working directory is another one.
            var (typed, whole) = (parsed.GetRequiredValue(file), Path.GetFullPath(parsed.GetRequiredValue(file)));
            return door.WithBotAsync(
                [.. Words(parsed).Select(w => w == typed ? whole : w)], (desk, bot) => verbs.ImportAsync(desk, bot, parsed.GetRequiredValue(scope), whole, stop), stop);
        });
        return import;
    }

    private Command List()
    {
        var (scope, json) = (Scope(), new Option<bool>("--json") { Description = "вывод для программ" });
        var year = new Option<int?>("--year") { Description = "только за этот год", HelpName = "ГОД" };
        var list = new Command("list", "Что внесено о школах.") { scope, year, json };
        list.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed), (desk, bot) => Task.FromResult(verbs.List(desk, bot, parsed.GetRequiredValue(scope), parsed.GetValue(year), parsed.GetValue(json))), stop));
        return list;
    }

    private Command Columns()
    {
        var columns = new Command("columns", "Заголовки столбцов таблицы и что в них писать.");
        columns.SetAction((parsed, stop) => door.WithBotAsync(Words(parsed), (_, bot) => Task.FromResult(verbs.Columns(bot)), stop));
        return columns;
    }
}
