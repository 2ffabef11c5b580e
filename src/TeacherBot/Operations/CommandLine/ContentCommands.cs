using System.CommandLine;
using TeacherBot.Content;
using TeacherBot.Content.Exchange;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>Commands for authors: they read the content folder and nothing else, but for what was published through the bot.</summary>
internal sealed class ContentCommands(Surroundings here, DeskDoor door)
{
    public void AddTo(Command root)
    {
        var content = new Command("content", "Содержание: вопросники, материалы, муниципалитеты.") { Export() };
        root.Add(content);
        if (here.Held is null)
        {
            content.Add(Check());
            content.Add(Play());
            content.Add(Stats());
            content.Add(Import());
        }
    }

    private static Argument<string?> PathArgument() =>
        new("ПАПКА") { Description = "по умолчанию из настройки Content:Path", Arity = ArgumentArity.ZeroOrOne };

    private Command Check()
    {
        var path = PathArgument();
        var check = new Command("check", "Проверить папку: каждое замечание с файлом и строкой.") { path };
        check.SetAction(parsed => ContentVerbs.Check(Folder(parsed.GetValue(path)), here.Out, Today()));
        return check;
    }

    private Command Stats()
    {
        var path = PathArgument();
        var json = new Option<bool>("--json") { Description = "вывод для программ" };
        var stats = new Command("stats", "Сколько чего в вопросниках.") { path, json };
        stats.SetAction(parsed => ContentVerbs.Stats(Folder(parsed.GetValue(path)), parsed.GetValue(json), here.Out, Today()));
        return stats;
    }

    private Command Play()
    {
        var instrument = new Argument<string>("ВОПРОСНИК") { Description = "id вопросника" };
        var path = PathArgument();
        var area = new Option<string?>("--area") { Description = "только эта тема", HelpName = "КОД" };
        var seed = new Option<long>("--seed") { Description = "порядок заданий и вариантов, по умолчанию 1", HelpName = "ЧИСЛО", DefaultValueFactory = _ => 1 };
        var form = new Option<string?>("--form") { Description = "форма, если их несколько; иначе первая", HelpName = "ФОРМА" };
        var play = new Command("play", "Пройти вопросник в терминале: задание, ключ, объяснение, итог.") { instrument, path, area, form, seed };
        play.SetAction((parsed, stop) =>
        {
            if (ContentLoader.Load(Folder(parsed.GetValue(path)), Today()) is not ContentResult.Loaded loaded)
            {
                throw new VerbFailure(ExitCode.Failed, "Папка не годится; замечания покажет teacherbot content check.");
            }

            var rehearsal = new Rehearsal(loaded.Catalog, parsed.GetRequiredValue(instrument), parsed.GetValue(form), parsed.GetValue(seed));
            return rehearsal.PlayAsync(parsed.GetValue(area), here.In, here.Out, stop);
        });
        return play;
    }

    private Command Export()
    {
        var instrument = new Argument<string?>("ВОПРОСНИК") { Description = "id вопросника", Arity = ArgumentArity.ZeroOrOne };
        var path = PathArgument();
        var file = new Option<string>("--out") { Description = "куда: .xlsx, .csv или .gift; у --overlay новая папка", HelpName = "ФАЙЛ", Required = true };
        var template = new Option<bool>("--template") { Description = "пустая таблица с образцом вместо вопросника" };
        var overlay = new Option<bool>("--overlay") { Description = "вместо вопросника — практики, опубликованные через бота, файлами содержания" };
        var export = new Command("export", "Выгрузить вопросник таблицей или в GIFT для Moodle; с --overlay — опубликованное через бота.") { instrument, path, file, template, overlay };
        export.SetAction((parsed, stop) =>
        {
            var (id, blank, typed) = (parsed.GetValue(instrument), parsed.GetValue(template), parsed.GetRequiredValue(file));
            return parsed.GetValue(overlay) && id is null && !blank ? OverlayAsync(parsed, typed, stop)
                : blank == id is null && !parsed.GetValue(overlay)
                ? Task.FromResult(ExchangeVerbs.Export(blank ? "" : Folder(parsed.GetValue(path)), id, typed, here.Out))
                : throw new VerbFailure(ExitCode.Wrong, "Назовите вопросник, --template или --overlay, одно из трёх.");
        });
        return export;
    }

    // Inside the service the working directory is another one.
    private Task<int> OverlayAsync(ParseResult parsed, string typed, CancellationToken stop)
    {
        var whole = System.IO.Path.GetFullPath(typed);
        return door.WithBotAsync([.. parsed.Tokens.Select(t => t.Value == typed ? whole : t.Value)], (desk, bot) => Task.FromResult(OverlayExport.Write(desk, bot, whole, here.Out)), stop);
    }

    private Command Import()
    {
        var file = new Argument<string>("ФАЙЛ") { Description = "таблица .xlsx, .csv или вопросы .gift" };
        var path = PathArgument();
        var id = new Option<string?>("--id") { Description = "имя вопросника, по умолчанию из файла", HelpName = "ИМЯ" };
        var folder = new Option<string?>("--out") { Description = "куда записать, по умолчанию common/instruments/ИМЯ в папке содержания", HelpName = "ПАПКА" };
        var force = new Option<bool>("--force") { Description = "заменить вопросник, который там уже есть" };
        var import = new Command("import", "Принять вопросник из таблицы или GIFT; замечания вернутся в самой таблице.") { file, path, id, folder, force };
        import.SetAction(parsed => ExchangeVerbs.Import(
            new(parsed.GetRequiredValue(file), Folder(parsed.GetValue(path)), parsed.GetValue(id), parsed.GetValue(folder)) { Today = Today(), Force = parsed.GetValue(force) },
            here.Out));
        return import;
    }

    private string Folder(string? given) => given ?? here.Settings().Content.Resolved;

    private DateOnly Today() => DateOnly.FromDateTime(here.Clock.GetUtcNow().UtcDateTime);
}
