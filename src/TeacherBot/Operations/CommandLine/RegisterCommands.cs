using System.CommandLine;
using TeacherBot.Operations.Verbs;
using TeacherBot.Operations.Verbs.Registers;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`registers list|columns|import`.</summary>
internal sealed class RegisterCommands(Surroundings here, DeskDoor door)
{
    private readonly RegisterVerbs verbs = new(here);

    public Command Command() => new("registers", "Реестры отдела образования: соглашения, документы, рекомендации и другие.") { List(), Columns(), Import() };

    private static string[] Words(ParseResult parsed) => [.. parsed.Tokens.Select(t => t.Value)];

    private static Option<string> Scope() => new("--scope") { Description = "муниципалитет", HelpName = "МУНИЦИПАЛИТЕТ", Required = true };

    private static Argument<string> Register() => new("РЕЕСТР") { Description = "имя реестра: teacherbot registers list" };

    private Command List()
    {
        var (scope, json) = (Scope(), new Option<bool>("--json") { Description = "вывод для программ" });
        var register = new Argument<string?>("РЕЕСТР") { Description = "записи этого реестра; без него — сколько записей в каждом", Arity = ArgumentArity.ZeroOrOne };
        var list = new Command("list", "Какие есть реестры и что в них записано.") { register, scope, json };
        list.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed), (desk, bot) => Task.FromResult(verbs.List(desk, bot, parsed.GetRequiredValue(scope), parsed.GetValue(register), parsed.GetValue(json))), stop));
        return list;
    }

    private Command Columns()
    {
        var register = Register();
        var columns = new Command("columns", "Заголовки столбцов таблицы и что в них писать.") { register };
        columns.SetAction((parsed, stop) => door.WithBotAsync(Words(parsed), (_, bot) => Task.FromResult(verbs.Columns(bot, parsed.GetRequiredValue(register))), stop));
        return columns;
    }

    private Command Import()
    {
        var (scope, register, file) = (Scope(), Register(), new Argument<string>("ФАЙЛ") { Description = "таблица XLSX или CSV: исправленная таблица из бота или своя с такими же заголовками" });
        var trial = new Option<bool>("--dry-run") { Description = "только проверить и сказать, что изменится" };
        var import = new Command("import", "Внести записи: всю таблицу или ничего.") { register, file, scope, trial };
        import.SetAction((parsed, stop) =>
        {
            // Inside the service the working directory is another one.
            var (typed, whole) = (parsed.GetRequiredValue(file), Path.GetFullPath(parsed.GetRequiredValue(file)));
            var order = new RegisterTableOrder(parsed.GetRequiredValue(scope), parsed.GetRequiredValue(register));
            return door.WithBotAsync([.. Words(parsed).Select(w => w == typed ? whole : w)], (desk, bot) => verbs.ImportAsync(desk, bot, order, whole, parsed.GetValue(trial), stop), stop);
        });
        return import;
    }
}
