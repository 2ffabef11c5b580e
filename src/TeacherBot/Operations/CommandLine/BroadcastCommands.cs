using System.CommandLine;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`broadcast plan|send|status|…`: mass messages from the shell.</summary>
internal sealed class BroadcastCommands(Surroundings here, DeskDoor door)
{
    private readonly BroadcastVerbs verbs = new(here);

    public Command Command()
    {
        var list = new Command("list", "Последние рассылки.");
        list.SetAction((parsed, stop) => door.WithBotAsync(Words(parsed), (desk, bot) => Task.FromResult(verbs.List(desk, bot)), stop));
        return new Command("broadcast", "Рассылки: план, отправка, ход и книга отправлений.")
        {
            list,
            Plan(),
            Send(),
            Status(),
            Move("pause", "Приостановить."),
            Move("resume", "Продолжить."),
            Move("cancel", "Остановить совсем."),
            Move("recall", "Отозвать: удалить у получателей или прислать поправку."),
            Move("repeat", "Повторить для тех, кто точно не получил."),
        };
    }

    private static Argument<string> Id() => new("НОМЕР") { Description = "номер из broadcast list" };

    private static string[] Words(ParseResult parsed) => [.. parsed.Tokens.Select(t => t.Value)];

    private Command Plan()
    {
        var file = new Argument<string>("ФАЙЛ") { Description = "текст в Markdown: # заголовок, - пункт, > цитата, [кнопка](адрес) отдельной строкой" };
        var town = new Option<string>("--municipality") { Description = "чьим людям", HelpName = "МУНИЦИПАЛИТЕТ", Required = true };
        var kind = new Option<string>("--kind") { Description = "о чём: events, materials, news или advertising; по умолчанию events", HelpName = "ВИД", DefaultValueFactory = _ => "events" };
        kind.AcceptOnlyFromAmong("events", "materials", "news", "advertising");
        var segment = new Option<string>("--segment") { Description = "правило словами; по умолчанию все", HelpName = "ПРАВИЛО", DefaultValueFactory = _ => "" };
        var attach = new Option<string?>("--attach") { Description = "рисунок (PNG, JPEG) или файл до 10 МБ", HelpName = "ФАЙЛ" };
        var json = new Option<bool>("--json") { Description = "вывод для программ" };
        var plan = new Command("plan", "Выбрать получателей и показать план; ничего не отправляет.") { file, town, kind, segment, attach, json };
        plan.SetAction((parsed, stop) =>
        {
            // Inside the service the working directory is another one.
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var attached = parsed.GetValue(attach) is { } typed ? Path.GetFullPath(typed) : null;
            var words = parsed.Tokens.Select(t => t.Value == parsed.GetRequiredValue(file) ? path : t.Value == parsed.GetValue(attach) ? attached! : t.Value).ToList();
            var wish = new BroadcastWish(path, parsed.GetRequiredValue(town), parsed.GetValue(kind)!, parsed.GetValue(segment)!, attached, parsed.GetValue(json));
            return door.WithBotAsync(words, (desk, bot) => verbs.PlanAsync(desk, bot, wish, stop), stop);
        });
        return plan;
    }

    private Command Send()
    {
        var id = Id();
        var at = new Option<string?>("--at") { Description = "не раньше: «12.12 15:00», «завтра 14:30»", HelpName = "КОГДА" };
        var send = new Command("send", "Отправить по готовому плану; отправляет работающая служба.") { id, at };
        send.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed), (desk, bot) => verbs.SendAsync(desk, bot, parsed.GetRequiredValue(id), parsed.GetValue(at), stop), stop));
        return send;
    }

    private Command Status()
    {
        var id = Id();
        var lines = new Option<bool>("--lines") { Description = "каждое отправление строкой: человек, канал, исход, код, номер сообщения" };
        var json = new Option<bool>("--json") { Description = "вывод для программ" };
        var status = new Command("status", "Ход или книга отправлений.") { id, lines, json };
        status.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed),
            (desk, bot) => Task.FromResult(parsed.GetValue(lines)
                ? verbs.Ledger(desk, parsed.GetRequiredValue(id))
                : verbs.Status(desk, bot, parsed.GetRequiredValue(id), parsed.GetValue(json))),
            stop));
        return status;
    }

    private Command Move(string name, string description)
    {
        var id = Id();
        var move = new Command(name, description) { id };
        move.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed), (desk, bot) => verbs.MoveAsync(desk, bot, parsed.GetRequiredValue(id), name, stop), stop));
        return move;
    }
}
