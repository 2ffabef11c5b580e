using System.CommandLine;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`mail`: for operators who wonder what became of a letter.</summary>
internal sealed class MailCommands(Surroundings here, DeskDoor door)
{
    public void AddTo(Command root)
    {
        var mail = new Command("mail", "Почта: как понимаются письма.") { Letters() };
        if (here.Held is null)
        {
            mail.Add(Explain());
        }

        root.Add(mail);
    }

    private Command Letters()
    {
        var person = new Argument<string>("ЧЕЛОВЕК") { Description = "номер человека" };
        var json = new Option<bool>("--json") { Description = "вывод для программ, письмо в строке" };
        var letters = new Command("letters", "Письма человека за неделю, как он их написал. Просмотр записывается, и человек его видит.") { person, json };
        letters.SetAction((parsed, stop) => door.WithBotAsync(
            [.. parsed.Tokens.Select(t => t.Value)],
            (desk, bot) => new MailVerbs(here).LettersAsync(desk, bot, parsed.GetRequiredValue(person), parsed.GetValue(json), stop),
            stop));
        return letters;
    }

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
