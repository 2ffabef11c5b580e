using System.CommandLine;
using TeacherBot.Operations.Serving;
using TeacherBot.Operations.Simulation;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>Commands that run the bot or show its settings.</summary>
internal sealed class ServiceCommands(Surroundings here)
{
    public void AddTo(Command root)
    {
        root.Add(Serve());
        root.Add(Demonstration());
        root.Add(Simulation());
        root.Add(Config());
    }

    private Command Serve()
    {
        var allowDemo = new Option<bool>("--allow-demo") { Description = "разрешить вымышленный муниципалитет (только для показа)" };
        var serve = new Command("serve", "Работать: каналы, рассылка, расписание, /health и /metrics.") { allowDemo };
        serve.SetAction(async (parsed, stop) =>
        {
            await using var service = await ServeHost.StartAsync(here.Settings(), parsed.GetValue(allowDemo), here.Clock, stop);
            await service.WaitAsync(stop);
            return ExitCode.Done;
        });
        return serve;
    }

    private Command Demonstration()
    {
        var script = new Option<bool>("--script") { Description = "бот сам играет учителя и печатает весь разговор" };
        var record = new Option<string?>("--record") { Description = "записать показанное в файл", HelpName = "ФАЙЛ" };
        var demo = new Command("demo", "Показ в терминале: вымышленный город, ничего никуда не отправляется.") { script, record };
        demo.SetAction(async (parsed, stop) =>
        {
            var content = here.Settings().Content.Resolved;
            if (parsed.GetValue(record) is not { } file)
            {
                return await DemoVerb.RunAsync(content, parsed.GetValue(script), here.In, here.Out, stop);
            }

            await using var copy = new StreamWriter(file);
            await using var both = new TwoWriters(here.Out, copy);
            return await DemoVerb.RunAsync(content, parsed.GetValue(script), here.In, both, stop);
        });
        return demo;
    }

    private Command Simulation()
    {
        var defaults = new SimulateOptions();
        var teachers = Number("--teachers", "учителей одновременно", defaults.Teachers);
        var seconds = Number("--seconds", "сколько секунд", defaults.Seconds);
        var batch = Number("--batch", "шагов в одной записи на диск, не больше", defaults.Batch);
        var rate = Number("--rate", "шагов в секунду от всех вместе; 0 — сколько смогут", defaults.Rate);
        var seed = Number("--seed", "начало случайных чисел", defaults.Seed);
        var bulk = Number("--bulk", "рассылка стольким молчащим людям рядом с учителями; до её конца, --seconds не в счёт", defaults.Bulk);
        var bulkRate = Number("--bulk-rate", "рассылки в секунду", defaults.BulkRate);
        var hidden = Number("--hidden", "меньший предел, о котором сервер не говорит; 0 — нет", defaults.Hidden);
        var channel = Channel(defaults.Channel);
        var json = new Option<bool>("--json") { Description = "вывод для программ" };
        var simulate = new Command("simulate", "Нагрузка: много учителей разом на настоящем движке; скорость, задержки, память.");
        new List<Option> { teachers, seconds, channel, json, batch, rate, seed, bulk, bulkRate, hidden }.ForEach(simulate.Options.Add);
        simulate.SetAction((parsed, stop) => SimulateVerb.RunAsync(
            new SimulateOptions
            {
                Teachers = parsed.GetValue(teachers),
                Seconds = parsed.GetValue(seconds),
                Channel = parsed.GetValue(channel)!,
                Json = parsed.GetValue(json),
                Batch = parsed.GetValue(batch),
                Rate = parsed.GetValue(rate),
                Seed = parsed.GetValue(seed),
                ContentPath = here.Settings().Content.Resolved,
                Bulk = parsed.GetValue(bulk),
                BulkRate = parsed.GetValue(bulkRate),
                Hidden = parsed.GetValue(hidden),
            },
            stop));
        return simulate;
    }

    private static Option<string> Channel(string usual)
    {
        var channel = new Option<string>("--channel") { Description = "engine — без сети, telegram — через сервер Bot API в этом же процессе", HelpName = "КАНАЛ", DefaultValueFactory = _ => usual };
        channel.AcceptOnlyFromAmong("engine", "telegram");
        return channel;
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = $"{description}, по умолчанию {value}", HelpName = "ЧИСЛО", DefaultValueFactory = _ => value };

    private Command Config()
    {
        var verbs = new ConfigVerbs(here);
        var show = new Command("show", "Все ключи, их значения и откуда они; секреты скрыты.");
        show.SetAction(_ => verbs.Show());
        var check = new Command("check", "Проверить настройки.");
        check.SetAction(_ => verbs.Check());
        return new Command("config", "Настройки.") { show, check };
    }
}
