using System.Text.Json;

namespace TeacherBot.Tests.Operations;

/// <summary>The front door of the operators' commands: exit codes, and errors that name thing, place and mend.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly Shell shell = new();

    [Theory]
    [InlineData("frobnicate", "«frobnicate» здесь не понять", "teacherbot --help")]
    [InlineData("serve --alow-demo", "возможно, --allow-demo", "teacherbot serve --help")]
    [InlineData("db", "migrate, verify", "teacherbot db --help")]
    [InlineData("role grant", "ЧЕЛОВЕК", "teacherbot role grant --help")]
    [InlineData("invite methodist --days soon", "--days", "teacherbot invite --help")]
    [InlineData("invite", "РОЛЬ", "teacherbot invite --help")]
    [InlineData("simulate --channel pigeon", "--channel", "teacherbot simulate --help")]
    [InlineData("simulate --page-users 5000", "--page-users", "teacherbot simulate --help")]
    [InlineData("simulate --page-users 5 --channel telegram", "--page-users", "teacherbot simulate --help")]
    public async Task Wrong_usage_exits_with_2_and_says_what_is_missing(string line, string said, string help)
    {
        var printed = await shell.RunAsync(line);

        Assert.Equal(2, printed.Exit);
        Assert.Contains(said, printed.Error, StringComparison.Ordinal);
        Assert.Contains(help, printed.Error, StringComparison.Ordinal);
        Assert.Empty(printed.Out);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("doctor")]
    [InlineData("invite list")]
    [InlineData("db migrate")]
    [InlineData("config check")]
    [InlineData("config show")]
    public async Task Wrong_settings_exit_with_2_and_list_every_problem(string line)
    {
        shell.Keys["Telegram:Token"] = "123";
        shell.Keys["Colour"] = "red";

        var printed = await shell.RunAsync(line);

        Assert.Equal(2, printed.Exit);
        Assert.Contains("Telegram:Token (appsettings.json)", printed.Error, StringComparison.Ordinal);
        Assert.Contains("Colour (appsettings.json)", printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_shown_with_secrets_masked()
    {
        shell.Keys["Telegram:Token"] = "123456:AAverysecret";

        var printed = await shell.RunAsync("config show");

        Assert.Equal(0, printed.Exit);
        Assert.DoesNotContain("verysecret", printed.Out, StringComparison.Ordinal);
        Assert.Matches(@"Telegram:Token +\*\*\* +appsettings.json", printed.Out);
        Assert.Matches(@"Telegram:Mode +polling +по умолчанию", printed.Out);
    }

    [Fact]
    public async Task Help_names_every_command_in_russian()
    {
        var printed = await shell.RunAsync("--help");

        Assert.Equal(0, printed.Exit);
        Assert.All(
            new[] { "serve", "demo", "simulate", "config", "content", "invite", "role", "db", "doctor" },
            command => Assert.Contains($"\n  {command} ", printed.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("Usage", printed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_content_without_an_earlier_good_one_exits_with_2_and_names_the_line()
    {
        File.Delete(Path.Combine(shell.Content, "common", "areas.yml"));

        var printed = await shell.RunAsync("serve");

        Assert.Equal(2, printed.Exit);
        Assert.Contains("common/areas.yml:1:", printed.Error, StringComparison.Ordinal);
        Assert.Contains("content check", printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invented_town_is_refused_without_allow_demo()
    {
        using var invented = new Shell(demo: true);

        var printed = await invented.RunAsync("serve");

        Assert.Equal(2, printed.Exit);
        Assert.Contains("zarechny", printed.Error, StringComparison.Ordinal);
        Assert.Contains("--allow-demo", printed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_of_no_database_fails_and_makes_none()
    {
        var printed = await shell.RunAsync("db verify");

        Assert.Equal(1, printed.Exit);
        Assert.Contains("db migrate", printed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(shell.Root, "bot.db")));
    }

    [Fact]
    public async Task Migrate_says_what_it_applied_and_then_that_nothing_is_left()
    {
        var first = await shell.RunAsync("db migrate");
        var second = await shell.RunAsync("db migrate");

        Assert.Equal((0, 0), (first.Exit, second.Exit));
        Assert.Contains("0001_first.sql", first.Out, StringComparison.Ordinal);
        Assert.Equal("Схема уже новейшая.", second.Out.Trim());
    }

    [Fact]
    public async Task Doctor_warns_before_the_first_start_and_fails_on_broken_content()
    {
        var before = await shell.RunAsync("doctor --json");
        File.Delete(Path.Combine(shell.Content, "common", "areas.yml"));
        var broken = await shell.RunAsync("doctor");

        Assert.Equal(0, before.Exit);
        using var json = JsonDocument.Parse(before.Out);
        Assert.Equal("attention", json.RootElement[0].GetProperty("verdict").GetString());
        Assert.Equal(1, broken.Exit);
        Assert.Matches("содержание +беда", broken.Out);
    }

    [Fact]
    public async Task Doctor_finds_keys_that_others_can_read()
    {
        using (await shell.OpenAsync())
        {
        }

        var key = Path.Combine(shell.Root, "keys", "signing.key");
        Assert.Equal(0, (await shell.RunAsync("doctor")).Exit);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var printed = await shell.RunAsync("doctor");

        Assert.Equal(1, printed.Exit);
        Assert.Contains(key, printed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_checks_and_statistics_answer_for_the_folder_of_the_settings()
    {
        var check = await shell.RunAsync("content check");
        var stats = await shell.RunAsync("content stats --json");
        var nowhere = await shell.RunAsync("content check " + Path.Combine(shell.Root, "nowhere"));

        Assert.Equal((0, 0, 1), (check.Exit, stats.Exit, nowhere.Exit));
        using var json = JsonDocument.Parse(stats.Out);
        Assert.Contains("mathematics-levels", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsal_shows_key_and_explanation_after_each_response_and_ends_with_the_score()
    {
        var strange = await shell.RunAsync("content play nonsense");
        var played = await shell.RunAsync("content play mathematics-levels --area MAT1", string.Concat(Enumerable.Repeat("чепуха чепуха\n?\n", 9)));
        var stopped = await shell.RunAsync("content play mathematics-levels", "?\n/exit\n");

        Assert.Equal(2, strange.Exit);
        Assert.Contains("mathematics-levels", strange.Error, StringComparison.Ordinal);
        Assert.Equal(0, played.Exit);
        Assert.Equal(9, played.Out.Split("\nКлюч: ").Length - 1);
        Assert.Contains("Объяснение: ", played.Out, StringComparison.Ordinal);
        Assert.Contains("MAT1: уровень 0, верно по уровням 0/3 0/3 0/3", played.Out, StringComparison.Ordinal);
        Assert.Contains("MAT1: недостаточно данных", stopped.Out, StringComparison.Ordinal);
    }

    public void Dispose() => shell.Dispose();
}
