using System.CommandLine;
using System.CommandLine.Parsing;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Verbs;
using TeacherBot.Pages;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`simulate`: load on the real engine, teachers alone or beside a broadcast.</summary>
internal sealed class SimulateCommand(Surroundings here)
{
    private static readonly SimulateOptions Defaults = new();

    private readonly Option<int> teachers = Number("--teachers", "учителей одновременно", Defaults.Teachers);
    private readonly Option<int> seconds = Number("--seconds", "сколько секунд", Defaults.Seconds);
    private readonly Option<int> batch = Number("--batch", "шагов в одной записи на диск, не больше", Defaults.Batch);
    private readonly Option<int> rate = Number("--rate", "шагов в секунду от всех вместе; 0 — сколько смогут", Defaults.Rate);
    private readonly Option<int> seed = Number("--seed", "начало случайных чисел", Defaults.Seed);
    private readonly Option<int> broadcast = Number("--broadcast", "рассылка стольким людям, пока учителя нажимают; до её конца, --seconds не в счёт", Defaults.Broadcast);
    private readonly Option<int> perSecond = Number("--per-second", "сообщений рассылки в секунду, сколько позволяет канал", Defaults.PerSecond);
    private readonly Option<int> hidden = Number("--hidden", "меньший предел, о котором сервер не говорит; 0 — нет", Defaults.Hidden);
    private readonly Option<int> pageUsers = Number("--page-users", $"людей на страницах рядом с учителями, с секундой раздумья; до {PageLimits.Door.OfAll}, без --channel и --broadcast; прогон — --seconds без них и столько же с ними", Defaults.PageUsers);
    private readonly Option<int> runs = Number("--runs", "прогонов с --page-users; показаны медианы", Defaults.Runs);
    private readonly Option<bool> json = new("--json") { Description = "вывод для программ" };
    private readonly Option<string> channel = new("--channel")
    {
        Description = "engine — без сети, telegram — через сервер Bot API в этом же процессе",
        HelpName = "КАНАЛ",
        DefaultValueFactory = _ => Defaults.Channel,
    };

    public Command Command()
    {
        channel.AcceptOnlyFromAmong("engine", "telegram");
        var simulate = new Command("simulate", "Нагрузка: много учителей разом на настоящем движке; скорость, задержки, память.")
        {
            teachers, seconds, channel, json, batch, rate, seed, broadcast, perSecond, hidden, pageUsers, runs,
        };
        pageUsers.Validators.Add(CheckPageUsers);
        simulate.SetAction((parsed, stop) => SimulateVerb.RunAsync(Read(parsed), stop));
        return simulate;
    }

    private SimulateOptions Read(ParseResult parsed) => new()
    {
        Teachers = parsed.GetValue(teachers),
        Seconds = parsed.GetValue(seconds),
        Channel = parsed.GetValue(channel)!,
        Json = parsed.GetValue(json),
        Batch = parsed.GetValue(batch),
        Rate = parsed.GetValue(rate),
        Seed = parsed.GetValue(seed),
        Broadcast = parsed.GetValue(broadcast),
        PerSecond = parsed.GetValue(perSecond),
        Hidden = parsed.GetValue(hidden),
        PageUsers = parsed.GetValue(pageUsers),
        Runs = parsed.GetValue(runs),
        ContentPath = here.Settings().Content.Resolved,
    };

    // The door lets in no more than so many a minute, all together; the teachers beside them talk to the engine.
    private void CheckPageUsers(OptionResult asked)
    {
        var users = asked.GetValueOrDefault<int>();
        if (users < 0 || users > PageLimits.Door.OfAll || (users > 0 && (asked.GetResult(channel) is { Implicit: false } || asked.GetResult(broadcast) is { Implicit: false })))
        {
            asked.AddError("Page users do not go together with that, or there are too many.");
        }
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = $"{description}, по умолчанию {value}", HelpName = "ЧИСЛО", DefaultValueFactory = _ => value };
}
