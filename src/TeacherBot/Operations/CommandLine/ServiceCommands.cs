using System.CommandLine;
using TeacherBot.Operations.Populations;
using TeacherBot.Operations.Serving;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>Commands that run the bot or show its settings.</summary>
internal sealed class ServiceCommands(Surroundings here)
{
    public void AddTo(Command root)
    {
        root.Add(Serve());
        root.Add(Demonstration());
        root.Add(new SimulateCommand(here).Command());
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
        var people = new Option<int?>("--seed-population") { Description = "вместо показа: вымышленный город на столько человек с двумя кампаниями, для отчётов", HelpName = "ЧИСЛО" };
        var into = new Option<string>("--into") { Description = "куда его записать; по умолчанию ./demo-town", HelpName = "ПАПКА", DefaultValueFactory = _ => "demo-town" };
        var demo = new Command("demo", "Показ в терминале: вымышленный город, ничего никуда не отправляется.") { script, record, people, into };
        demo.SetAction(async (parsed, stop) =>
        {
            var content = here.Settings().Content.Resolved;
            if (parsed.GetValue(people) is { } number)
            {
                return await SeedVerb.RunAsync(content, number, parsed.GetValue(into)!, here.Out, stop);
            }

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
