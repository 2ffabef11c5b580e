using Microsoft.Extensions.Configuration;
using TeacherBot.Channels.Telegram;
using TeacherBot.Operations.Configuration;

namespace TeacherBot.Tests.Operations;

public sealed class SettingsTests : IDisposable
{
    private const string Token = "123456:AAsecretsecretsecret";

    private readonly string folder = Directory.CreateTempSubdirectory("tb-settings-").FullName;

    [Theory]
    [InlineData("Storage:Provider", "postgres", "ещё не умеет")]
    [InlineData("Storage:Provider", "oracle", "бывает sqlite")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:", "не назван файл")]
    [InlineData("Storage:ConnectionString", "nonsense", "не назван файл")]
    [InlineData("Telegram:Token", "nonsense", "@BotFather")]
    [InlineData("Telegram:ApiBaseUrl", "ftp://example.ru", "http или https")]
    [InlineData("Telegram:Mode", "push", "polling или webhook")]
    [InlineData("Telegram:Mode", "1", "polling или webhook")]
    [InlineData("Telegram:Proxy", "socks4://host:1", "socks5://")]
    [InlineData("Telegram:MessagesPerSecond", "0", "от 1 до 1000")]
    [InlineData("Telegram:MessagesPerSecond", "many", "целое число")]
    [InlineData("Web:Urls", "localhost:8080", "http://127.0.0.1:8080")]
    [InlineData("Web:Urls", "https://0.0.0.0:8443", "nginx")]
    [InlineData("Log:Format", "xml", "plain или json")]
    [InlineData("Telegram:TokenFile", "/nowhere/token", "не прочесть")]
    public void Wrong_value_is_refused_with_its_key_and_the_mend(string key, string value, string mend)
    {
        var problem = Assert.Single(Read((key, value)).Problems);

        Assert.Equal(key, problem.Key);
        Assert.Equal("appsettings.json", problem.Place);
        Assert.Contains(mend, problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telegram:Tokn", "Telegram:Token")]
    [InlineData("Telegramm:Proxy", "Telegram:Proxy")]
    [InlineData("Storage:Connectionstrings", "Storage:ConnectionString")]
    public void Unknown_key_is_refused_with_the_nearest_known_one(string key, string nearest)
    {
        var problem = Assert.Single(Read((key, "x")).Problems);

        Assert.Contains("такого ключа нет; возможно, " + nearest, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var problems = Read(("Telegram:Mode", "webhook"), ("Log:Format", "xml"), ("Colour", "red")).Problems;

        Assert.Equal(
            ["Colour", "Log:Format", "Telegram:Token", "Telegram:WebhookSecret", "Telegram:WebhookUrl"],
            problems.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Secret_never_appears_in_what_is_said_of_it()
    {
        var reading = Read(("Telegram:Token", "oops " + Token), ("Telegram:WebhookSecret", "тайна-слово"), ("Telegram:Mode", "webhook"), ("Telegram:WebhookUrl", "https://a.ru"));

        var said = string.Join('\n', reading.Problems);
        Assert.Equal(2, reading.Problems.Length);
        Assert.DoesNotContain("secretsecret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("тайна", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_and_its_file_together_are_refused()
    {
        var problem = Assert.Single(Read(("Telegram:Token", Token), ("Telegram:TokenFile", Write(Token))).Problems);

        Assert.Equal("Telegram:TokenFile", problem.Key);
    }

    [Fact]
    public void Secret_comes_from_a_file_without_the_line_end()
    {
        var reading = Read(("Telegram:TokenFile", Write(Token + "\n")));

        Assert.Empty(reading.Problems);
        Assert.Equal(Token, reading.Settings.Telegram.Token);
    }

    [Fact]
    public void Values_are_read_whatever_the_case_of_keys_and_words()
    {
        var reading = Read(("telegram:mode", "Webhook"), ("Telegram:Token", Token), ("Telegram:WebhookUrl", "https://a.ru/x"), ("Telegram:WebhookSecret", "abc"), ("LOG:FORMAT", "JSON"));

        Assert.Empty(reading.Problems);
        Assert.Equal(TelegramMode.Webhook, reading.Settings.Telegram.Mode);
        Assert.Equal(LogFormat.Json, reading.Settings.Log.Format);
    }

    [Fact]
    public void Nothing_set_gives_the_defaults_and_no_problem()
    {
        var reading = Read();

        Assert.Empty(reading.Problems);
        Assert.Equal(new Settings(), reading.Settings);
        Assert.False(reading.Settings.Telegram.IsOn);
    }

    [Fact]
    public void Proxy_is_shown_without_its_password()
    {
        var key = SettingKey.All.Single(k => k.Name == "Telegram:Proxy");

        Assert.Equal("socks5://***@proxy.ru:1080", SettingsReader.Shown(key, "socks5://user:hush@proxy.ru:1080"));
        Assert.Equal("http://proxy.ru:3128", SettingsReader.Shown(key, "http://proxy.ru:3128"));
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static SettingsReading Read(params (string Key, string Value)[] keys) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(keys.Select(k => KeyValuePair.Create<string, string?>(k.Key, k.Value))).Build(), "appsettings.json");

    private string Write(string text)
    {
        var path = Path.Combine(folder, "token");
        File.WriteAllText(path, text);
        return path;
    }
}
