using System.CommandLine;
using TeacherBot.Content;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>Commands for authors: they read the content folder and nothing else.</summary>
internal sealed class ContentCommands(Surroundings here)
{
    public void AddTo(Command root) => root.Add(new Command("content", "Содержание: вопросники, материалы, муниципалитеты.") { Check(), Play(), Stats() });

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
        var play = new Command("play", "Пройти вопросник в терминале: задание, ключ, объяснение, итог.") { instrument, path, area, seed };
        play.SetAction((parsed, stop) =>
        {
            if (ContentLoader.Load(Folder(parsed.GetValue(path)), Today()) is not ContentResult.Loaded loaded)
            {
                throw new VerbFailure(ExitCode.Failed, "Папка не годится; замечания покажет teacherbot content check.");
            }

            var rehearsal = new Rehearsal(loaded.Catalog, parsed.GetRequiredValue(instrument), parsed.GetValue(seed));
            return rehearsal.PlayAsync(parsed.GetValue(area), here.In, here.Out, stop);
        });
        return play;
    }

    private string Folder(string? given) => given ?? here.Settings().Content.Resolved;

    private DateOnly Today() => DateOnly.FromDateTime(here.Clock.GetUtcNow().UtcDateTime);
}
