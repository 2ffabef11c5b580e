using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using TeacherBot.Channels.Console;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Pages;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving;
using TeacherBot.Operations.Verbs;
using TeacherBot.Store;
using TeacherBot.Tests.Transcripts;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Pages;

/// <summary>A neutral municipality from its teachers' side: letters with links, everything else on the page.</summary>
public sealed class NeutralTests
{
    private const string Typed = "Здравствуйте, я Иволгина из школы 4, помогите с планиметрией";

    [Fact]
    public async Task A_teacher_joins_answers_and_reads_all_on_the_page_and_no_letter_says_a_thing()
    {
        await using var world = await OpenAsync();
        await world.Mail.ArriveAsync(world.Mail.Write(PageWorld.Anna, Typed));
        using var anna = world.Visitor();
        await anna.OpenAsync(world.NewestLink());
        await anna.PressAsync("Начать");
        await anna.PressAsync("Согласен");
        await anna.PressAsync("Школа № 4");
        await anna.PressAsync("Учитель");
        await anna.PressAsync("Математика");
        Assert.Contains("Ваше слово: ", anna.Text, StringComparison.Ordinal);
        await anna.PressAsync("Начать сразу");
        await anna.PressAsync("Не знаю");
        Assert.Equal(HttpStatusCode.OK, anna.Status);

        // A word of ours finds its way to the page; the letter says only that there is one.
        await world.Mail.Bot.Turns.RunAsync(
            new PlannedSignal("doc", PersonOf(world), new Signal(SignalKinds.DocumentReady, "profile|attempt|profile.pdf"), world.Mail.Clock.Now), default);
        await world.Mail.PumpAsync();
        await anna.GoAsync("/page");
        Assert.Contains("Записи", anna.Text, StringComparison.Ordinal);
        Assert.Contains("Скачать profile.pdf", anna.Text, StringComparison.Ordinal);
        var word = NeutralChat.WordOf(world.Mail.Bot.Catalog.Value, PersonOf(world));
        Assert.Contains($"новая запись на странице самодиагностики. Ваше слово: {word}", world.Mail.Newest(PageWorld.Anna)!.Text, StringComparison.Ordinal);
        foreach (var (_, letter, _) in world.Mail.Taken)
        {
            Assert.All((string[])["Иволгина", "Школа", "Математика", "Согласие", "profile", "Не знаю"], w => Assert.DoesNotContain(w, letter.Subject + letter.Text, StringComparison.OrdinalIgnoreCase));
            Assert.Empty(letter.Attachments);
        }
    }

    [Fact]
    public async Task What_is_typed_in_a_letter_is_kept_nowhere()
    {
        await using var world = await OpenAsync();
        await JoinAsync(world);
        var taken = await world.Mail.Intake.TakeAsync(LetterWriter.Write(world.Mail.Answer(world.Mail.Newest(PageWorld.Anna)!, PageWorld.Anna, Typed)), default);

        // Deleted from the mailbox as well.
        Assert.False(taken.Keep);
        await world.Mail.PumpAsync();
        Assert.Contains("не читаю и не храню", world.Mail.Newest(PageWorld.Anna)!.Text, StringComparison.Ordinal);
        Assert.Equal(0, Count(world, "select count(*) from raw_letters"));
        Assert.DoesNotContain("Иволгина", await DumpAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_in_a_chat_is_taken_out_of_it_and_a_link_to_the_bot_still_leads_somewhere()
    {
        using var bot = new StoryBot(new StoryRendering("telegram", (message, _) => ConsoleRenderer.Render(message)) { IsNeutral = true });
        await bot.OpenAsync();
        var sent = bot.Channel.Neutral!.Sent;
        await bot.Bot.Turns.RunAsync(new Arrival("1", "telegram", "7", new TextSaid(Typed, false), null) { Copy = 55 }, default);
        await bot.Bot.Turns.RunAsync(new Arrival("2", "telegram", "7", new FileSent(new SentFile("ref", "Иволгина.jpg", 5, true), "подпись"), null) { Copy = 56 }, default);
        await bot.Bot.Turns.RunAsync(new Arrival("3", "telegram", "7", new CommandSaid("start", "e_ALGEBRA"), null) { Copy = 57 }, default);
        await bot.SayAsync(new Arrival("4", "telegram", "8", new CommandSaid("start", ""), null) { Copy = 58 });

        Assert.Equal([55L, 56L], bot.Channel.Neutral.TakenBack);
        Assert.All(sent, s => Assert.Equal(Privacy.Neutral, s.Message.Privacy));
        Assert.Equal(4, sent.Count);
        Assert.All(sent, s => Assert.Contains(s.Message.Choices, c => c.Kind == ChoiceKind.Link));
    }

    [Fact]
    public async Task A_file_on_the_page_is_its_owners_alone()
    {
        await using var world = await OpenAsync();
        using var anna = await JoinAsync(world);
        using var boris = await JoinAsync(world, "boris@mail.test");
        await anna.PressAsync("Мои данные");
        await anna.PressAsync("Выгрузить");
        Assert.Contains("появится здесь, в «Записях»", anna.Text, StringComparison.Ordinal);
        await world.Mail.RunJobsAsync();
        await anna.GoAsync("/page");
        var file = System.Text.RegularExpressions.Regex.Match(anna.Html, "href=\"(/page/file/[^\"]+)\"").Groups[1].Value;
        await boris.GoAsync(file);
        var refused = boris.Status;
        await boris.GoAsync("/page/file/..%2f..%2fkeys");
        using var nobody = world.Visitor();
        await nobody.GoAsync(file);
        await anna.GoAsync(file);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (refused, boris.Status, nobody.Status));
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Equal("attachment", anna.Answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("Школа", anna.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_page_a_neutral_municipality_is_not_served()
    {
        var catalog = Quiet(TheCatalog.Loaded.Catalog);

        var refused = Assert.Throws<VerbFailure>(() => NeutralTowns.Refuse(catalog, new WebSettings()));

        Assert.Contains("zarechny", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Web:PublicUrl", refused.Message, StringComparison.Ordinal);
        NeutralTowns.Refuse(catalog, new WebSettings { PublicUrl = "https://bot.example" });
        NeutralTowns.Refuse(TheCatalog.Loaded.Catalog, new WebSettings());
    }

    private static async Task<PageWorld> OpenAsync()
    {
        var world = await PageWorld.OpenAsync();
        world.Mail.Bot.Catalog.Swap(Quiet(world.Mail.Bot.Catalog.Value));
        return world;
    }

    private static Catalog Quiet(Catalog catalog) => catalog with
    {
        Municipalities = catalog.Municipalities.Values.Select(m => m with { Policy = m.Policy.SetItem("email", ChannelPolicy.Neutral) }).ToImmutableDictionary(m => m.Id),
    };

    private static async Task<PageVisitor> JoinAsync(PageWorld world, string address = PageWorld.Anna)
    {
        await world.Mail.ArriveAsync(world.Mail.Write(address, "Здравствуйте"));
        var visitor = world.Visitor();
        await visitor.OpenAsync(world.NewestLink(address));
        await visitor.PressAsync("Начать");
        await visitor.PressAsync("Согласен");
        await visitor.PressAsync("Школа № 4");
        await visitor.PressAsync("Учитель");
        await visitor.PressAsync("Математика");
        await visitor.PressAsync("Назад");
        return visitor;
    }

    private static string PersonOf(PageWorld world)
    {
        using var connection = new SqliteConnection(world.Mail.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select id from people";
        return (string)command.ExecuteScalar()!;
    }

    private static long Count(PageWorld world, string sql)
    {
        using var connection = new SqliteConnection(world.Mail.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    // Everything the database has, its log included.
    private static async Task<string> DumpAsync(PageWorld world)
    {
        var path = new SqliteConnectionStringBuilder(world.Mail.ConnectionString).DataSource;
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
