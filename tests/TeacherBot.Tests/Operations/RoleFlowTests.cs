using System.Text.Json;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Operations;

/// <summary>From the shell to the person: an invite, the code pressed, the role held, and what is refused on the way.</summary>
public sealed class RoleFlowTests : IDisposable
{
    private readonly Shell shell = new();

    [Theory]
    [InlineData("invite metodist --scope zarechny", "methodist")]
    [InlineData("invite methodist", "--scope")]
    [InlineData("invite methodist --scope atlantis", "есть zarechny")]
    [InlineData("invite head --scope zarechny/school:school-99", "школы|Школы")]
    [InlineData("invite head --scope zarechny/bush:centre", "zarechny/cluster:")]
    [InlineData("invite mentor --scope zarechny/cluster:nowhere", "centre")]
    [InlineData("invite coordinator --scope *", "administrator")]
    [InlineData("invite methodist --scope zarechny --days 0", "от 1 до 365")]
    [InlineData("invite revoke zz", "invite list")]
    [InlineData("role grant nobody captain --scope zarechny", "methodist")]
    public async Task Wrong_role_scope_or_number_is_refused_with_what_would_be_right(string line, string said)
    {
        var printed = await shell.RunAsync(line);

        Assert.Equal(2, printed.Exit);
        Assert.Matches(said.Replace("*", "\\*", StringComparison.Ordinal), printed.Error);
        Assert.Equal("Приглашений нет.", (await shell.RunAsync("invite list")).Out.Trim());
    }

    [Theory]
    [InlineData("role grant nobody methodist --scope zarechny")]
    [InlineData("role revoke nobody methodist --scope zarechny")]
    [InlineData("invite revoke 0123abcd")]
    public async Task What_is_not_there_cannot_be_changed(string line) => Assert.Equal(1, (await shell.RunAsync(line)).Exit);

    [Fact]
    public async Task Teachers_of_a_school_get_its_link_and_the_renewed_one_once_it_is_renewed()
    {
        Assert.StartsWith("/start s_qkSubwtCDu", (await shell.RunAsync("invite teacher --scope zarechny/school:school-1")).Out, StringComparison.Ordinal);
        using (var bot = await shell.OpenAsync())
        {
            await bot.Database.WriteAsync(unit => SchoolCodeStore.Renew(
                unit, new RenewSchoolCode("zarechny", "school-1", "qkSubwtCDu", "NEWCODE123"), DateTimeOffset.UnixEpoch));
        }

        Assert.StartsWith("/start s_NEWCODE123", (await shell.RunAsync("invite teacher --scope zarechny/school:school-1")).Out, StringComparison.Ordinal);
        Assert.Contains("zarechny/school-1: присоединилось больше", (await shell.RunAsync("doctor")).Out, StringComparison.Ordinal);
        Assert.Equal("Приглашений нет.", (await shell.RunAsync("invite list")).Out.Trim());
    }

    [Fact]
    public async Task Code_gives_the_role_to_the_first_who_presses_it_and_to_nobody_else()
    {
        var code = await InviteAsync("methodist", "zarechny");

        using (var bot = await shell.OpenAsync())
        {
            var first = await JoinAsync(bot, "first", code);
            var second = await JoinAsync(bot, "second", code);

            Assert.Equal(new RoleGrant(Role.Methodist, "zarechny"), Assert.Single(RolesOf(bot, first)));
            Assert.Empty(RolesOf(bot, second));
        }

        Assert.Contains("использовано", (await shell.RunAsync("invite list")).Out, StringComparison.Ordinal);
        Assert.Contains("methodist", (await shell.RunAsync("role list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoked_and_expired_codes_give_nothing()
    {
        var revoked = await InviteAsync("head", "zarechny/school:school-1");
        var number = JsonDocument.Parse((await shell.RunAsync("invite list --json")).Out).RootElement[0].GetProperty("id").GetString();
        Assert.Equal(0, (await shell.RunAsync("invite revoke " + number)).Exit);

        var expired = await InviteAsync("mentor", "zarechny");
        shell.Clock.Now += TimeSpan.FromDays(8);

        using var bot = await shell.OpenAsync();

        Assert.Empty(RolesOf(bot, await JoinAsync(bot, "one", revoked)));
        Assert.Empty(RolesOf(bot, await JoinAsync(bot, "other", expired)));
    }

    [Fact]
    public async Task Role_is_granted_and_taken_back_by_id()
    {
        string person;
        using (var bot = await shell.OpenAsync())
        {
            person = await JoinAsync(bot, "known", null);
        }

        var granted = await shell.RunAsync($"role grant {person} administrator --scope *");
        var listed = await shell.RunAsync("role list --json");
        var revoked = await shell.RunAsync($"role revoke {person} administrator --scope *");
        var again = await shell.RunAsync($"role revoke {person} administrator --scope *");

        Assert.Equal((0, 0, 1), (granted.Exit, revoked.Exit, again.Exit));
        Assert.Contains(person, listed.Out, StringComparison.Ordinal);
        Assert.Equal("Ролей никому не выдано.", (await shell.RunAsync("role list")).Out.Trim());
    }

    [Fact]
    public async Task Code_is_not_in_the_database()
    {
        var code = await InviteAsync("coordinator", "zarechny");

        var bytes = string.Concat(Directory.EnumerateFiles(shell.Root, "bot.db*").Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))));

        Assert.Contains("coordinator", bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(code, bytes, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => shell.Dispose();

    private async Task<string> InviteAsync(string role, string scope)
    {
        var printed = await shell.RunAsync($"invite {role} --scope {scope} --json");
        Assert.True(printed.Exit == 0, printed.Error);
        return JsonDocument.Parse(printed.Out).RootElement.GetProperty("code").GetString()!;
    }

    private static System.Collections.Immutable.ImmutableArray<RoleGrant> RolesOf(Bot bot, string person) =>
        bot.Database.Read(unit => RoleStore.Of(unit, person, bot.Clock.GetUtcNow()));

    // The id of the person who came by this address, pressed the code and agreed.
    private static async Task<string> JoinAsync(Bot bot, string address, string? code)
    {
        var turns = new Person(bot, address);
        await turns.SayAsync(new CommandSaid("start", code is null ? "" : "i_" + code));
        await turns.PressAsync("begin");
        await turns.PressAsync("agree");
        return turns.Id;
    }

    private sealed class Person(Bot bot, string address)
    {
        private int count;

        public string Id { get; private set; } = "";

        public Task SayAsync(InboundBody body) => RunAsync(body, null);

        public Task PressAsync(string key)
        {
            var (id, version) = State();
            Id = id;
            return RunAsync(null, bot.Stores.Tokens.Mint(id, version, new Choice(key, ""), bot.Clock.GetUtcNow()));
        }

        private async Task RunAsync(InboundBody? body, string? token) =>
            Assert.IsType<TurnOutcome.Done>(await bot.Turns.RunAsync(new Arrival($"{address}/{++count}", "console", address, body, token), default));

        private (string Id, int Version) State() => bot.Database.Read(unit =>
        {
            var speaker = bot.Stores.People.FindOrAdd(unit, "console", address, "unused", null, bot.Clock.GetUtcNow());
            return (speaker.Person.Id, speaker.Version);
        });
    }
}
