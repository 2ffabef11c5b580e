using System.CommandLine;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`mail explain`: for operators who wonder what became of a letter.</summary>
internal sealed class MailCommands(Surroundings here)
{
    public void AddTo(Command root) => root.Add(new Command("mail", "Почта: как понимаются письма.") { Explain() });

    private Command Explain()
    {
        var files = new Argument<string[]>("ПИСЬМО") { Description = "файлы .eml, сколько угодно", Arity = ArgumentArity.OneOrMore };
        var own = new Option<string?>("--own") { Description = "наш адрес: письма с него — наши же", HelpName = "АДРЕС" };
        var json = new Option<bool>("--json") { Description = "вывод для программ, письмо в строке" };
        var explain = new Command("explain", "Как понято письмо и почему; ничего не меняет и никому не пишет.") { files, own, json };
        explain.SetAction(parsed => new MailVerbs(here).Explain(parsed.GetRequiredValue(files), parsed.GetValue(own), parsed.GetValue(json)));
        return explain;
    }
}
