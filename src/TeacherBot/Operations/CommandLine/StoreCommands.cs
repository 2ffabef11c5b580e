using System.CommandLine;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.CommandLine;

/// <summary>Commands on the store: they run here, or inside the service when that holds the database.</summary>
internal sealed class StoreCommands(Surroundings here, DeskDoor door)
{
    private const int DaysOfInvite = 7;

    public void AddTo(Command root)
    {
        root.Add(Invite());
        root.Add(Role());
        root.Add(new BroadcastCommands(here, door).Command());
        root.Add(new EventCommands(here, door).Command());
        var reports = new ReportCommands(here, door);
        root.Add(reports.Command());
        root.Add(reports.Indicators());
        root.Add(reports.Results());
        root.Add(reports.Needs());
        root.Add(new SchoolCommands(here, door).Command());
        root.Add(new RegisterCommands(here, door).Command());
        root.Add(new PageCommands(here, door).Command());
        root.Add(Db());
        root.Add(Doctor());
    }

    private static Option<bool> JsonOption() => new("--json") { Description = "вывод для программ" };

    private static string[] Words(ParseResult parsed) => [.. parsed.Tokens.Select(t => t.Value)];

    private Command Invite()
    {
        var verbs = new InviteVerbs(here);
        var role = new Argument<string?>("РОЛЬ") { Description = "teacher, head, mentor, methodist, coordinator или administrator", Arity = ArgumentArity.ZeroOrOne };
        var scope = new Option<string?>("--scope") { Description = "где действует: муниципалитет, муниципалитет/cluster:куст, муниципалитет/school:школа; * — только administrator", HelpName = "ОБЛАСТЬ" };
        var days = new Option<int>("--days") { Description = $"сколько дней действует, по умолчанию {DaysOfInvite}", HelpName = "ЧИСЛО", DefaultValueFactory = _ => DaysOfInvite };
        var json = JsonOption();
        var invite = new Command("invite", "Пригласить человека с ролью: одноразовый код и ссылка.") { role, scope, days, json };
        invite.SetAction((parsed, stop) => parsed.GetValue(role) is { } wanted
            ? door.WithBotAsync(
                Words(parsed),
                (desk, bot) => verbs.InviteAsync(desk, bot, new InviteWish(wanted, parsed.GetValue(scope), parsed.GetValue(days), parsed.GetValue(json)), stop),
                stop)
            : throw new VerbFailure(ExitCode.Wrong, "Не сказано, с какой ролью: invite РОЛЬ --scope ОБЛАСТЬ. Справка: teacherbot invite --help"));

        var listJson = JsonOption();
        var list = new Command("list", "Последние приглашения.") { listJson };
        list.SetAction((parsed, stop) => door.WithBotAsync(Words(parsed), (desk, _) => Task.FromResult(verbs.List(desk, parsed.GetValue(listJson))), stop));
        var id = new Argument<string>("НОМЕР") { Description = "начало номера из invite list" };
        var revoke = new Command("revoke", "Отозвать неиспользованное приглашение.") { id };
        revoke.SetAction((parsed, stop) => door.WithBotAsync(Words(parsed), (desk, _) => verbs.RevokeAsync(desk, parsed.GetRequiredValue(id), stop), stop));
        invite.Add(list);
        invite.Add(revoke);
        return invite;
    }

    private Command Role()
    {
        var verbs = new RoleVerbs(here);
        var json = JsonOption();
        var list = new Command("list", "Кто с какой ролью.") { json };
        list.SetAction((parsed, stop) => door.WithBotAsync(Words(parsed), (desk, _) => Task.FromResult(verbs.List(desk, parsed.GetValue(json))), stop));
        return new Command("role", "Роли людей.")
        {
            list,
            Change("grant", "Выдать роль известному человеку.", (desk, bot, wish, stop) => verbs.GrantAsync(desk, bot, wish, stop)),
            Change("revoke", "Отозвать роль.", (desk, _, wish, stop) => verbs.RevokeAsync(desk, wish, stop)),
        };
    }

    private Command Change(string name, string description, Func<Desk, Bot, RoleWish, CancellationToken, Task<int>> act)
    {
        var person = new Argument<string>("ЧЕЛОВЕК") { Description = "номер из role list" };
        var role = new Argument<string>("РОЛЬ");
        var scope = new Option<string?>("--scope") { Description = "где действует", HelpName = "ОБЛАСТЬ" };
        var command = new Command(name, description) { person, role, scope };
        command.SetAction((parsed, stop) => door.WithBotAsync(
            Words(parsed),
            (desk, bot) => act(desk, bot, new RoleWish(parsed.GetRequiredValue(person), parsed.GetRequiredValue(role), parsed.GetValue(scope)), stop),
            stop));
        return command;
    }

    private Command Db()
    {
        var verbs = new DatabaseVerbs(here);
        var migrate = new Command("migrate", "Привести схему базы к этой версии программы; serve делает это сам.");
        migrate.SetAction((parsed, stop) => door.WithDatabaseAsync(Words(parsed), true, desk => verbs.MigrateAsync(desk, stop), stop));
        var verify = new Command("verify", "Проверить файл базы, ссылки между строками и пересчитать все результаты по ответам.");
        verify.SetAction((parsed, stop) => door.WithDatabaseAsync(Words(parsed), false, desk => Task.FromResult(verbs.Verify(desk)), stop));
        return new Command("db", "База данных.") { migrate, verify };
    }

    private Command Doctor()
    {
        var json = JsonOption();
        var doctor = new Command("doctor", "Здорова ли установка: строка на каждую часть.") { json };
        doctor.SetAction((parsed, stop) => new DoctorVerb(here, door).RunAsync(Words(parsed), parsed.GetValue(json), stop));
        return doctor;
    }
}
