using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Store;
using TeacherBot.Tests.Broadcasts;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Pages.Public;

/// <summary>A practice stands on the page by the consent it was sent with, its school by the one to the name, its author never.</summary>
public sealed class PublicPracticeTests
{
    private const string Name = "Анна Сергеевна";

    [Fact]
    public async Task Only_what_was_sent_by_a_text_that_speaks_of_the_page_is_shown_and_only_while_that_holds()
    {
        using var world = await EmailWorld.OpenAsync();
        await using var host = await PublicHost.StartAsync(world.Bot);
        var people = new TownPeople(world.Bot, world.Clock, new(30, 2));
        await people.JoinAsync("email", "reads@mail.test");
        await people.JoinAsync("email", "writes@mail.test");
        await people.ApplyAsync("email", "writes@mail.test", new SetName(Name));
        Assert.DoesNotContain("Площадь по клеткам", await ReadAsync(host), StringComparison.Ordinal);

        // By the older text colleagues and the atlas read it, and nobody else.
        await SendAsync(people, world, "older", "Старая практика", 1, null);
        Assert.DoesNotContain("Старая практика", await ReadAsync(host), StringComparison.Ordinal);
        await SendAsync(people, world, "kept", "Площадь по клеткам", 2, 1);
        var shown = await ReadAsync(host);
        Assert.Contains("Площадь по клеткам", shown, StringComparison.Ordinal);
        Assert.Contains("Какую трудность решает: Путают площадь и периметр.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Режем и складываем", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("my.page", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Школа № 1", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Старая практика", shown, StringComparison.Ordinal);

        await SendAsync(people, world, "named", "Дроби на верёвке", 2, 2);
        shown = await ReadAsync(host);
        Assert.Contains("Школа № 1", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, shown, StringComparison.Ordinal);
        await people.ApplyAsync("email", "writes@mail.test", new NamePractice("named", false));
        Assert.DoesNotContain("Школа № 1", await ReadAsync(host), StringComparison.Ordinal);
        await people.ApplyAsync("email", "writes@mail.test", new WithdrawPractice("named"));
        Assert.DoesNotContain("Дроби на верёвке", await ReadAsync(host), StringComparison.Ordinal);

        await world.ArriveAsync(world.Write("writes@mail.test", "Здравствуйте"));
        await world.AnswerAsync("writes@mail.test", "стоп");
        await world.ChooseAsync("writes@mail.test", "удалить");
        Assert.DoesNotContain("Площадь по клеткам", await ReadAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_author_an_office_and_a_folder_say_is_text()
    {
        var folder = Directory.CreateTempSubdirectory("teacherbot-public-").FullName;
        var content = SecondTown.Add(Repository.Content, folder);
        Write(content, "municipalities/zarechny/schools.yml", "title: Школа № 1", "title: 'Школа <b onclick=x>\"''&'");
        Write(content, "common/materials/mathematics.yml", "title: Процент — от чего?", "title: 'Процент <svg onload=x>\"''&'");
        using var world = await EmailWorld.OpenAsync(content: content);
        await using var host = await PublicHost.StartAsync(world.Bot);
        var people = new TownPeople(world.Bot, world.Clock, new(30, 2));
        await people.JoinAsync("email", "reads@mail.test");
        await people.JoinAsync("email", "writes@mail.test");
        await SendAsync(people, world, "hostile", "<img src=x onerror=alert(1)>", 2, 2);
        var register = world.Bot.Catalog.Value.Registers.Single(r => r.Id == "documents");
        var values = ImmutableSortedDictionary<string, string>.Empty.Add("title", "<iframe src=x>").Add("indicator", "1.1").Add("number", "\"><a>").Add("date", "2026-10-01").Add("link", "https://sad.example/\"onmouseover=x");
        await world.Bot.Database.WriteAsync(unit => RegisterStore.Import(unit, "zarechny", register, new("d1", "documents", values), isNew: true, world.Clock.Now));
        using var visitor = host.Visitor();
        await visitor.GoAsync("/m/zarechny");
        Assert.All((string[])["<img", "<b onclick", "<svg", "<iframe", "\"onmouseover", "\"><a>"], sign => Assert.DoesNotContain(sign, visitor.Html, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            (string[])["<img src=x onerror=alert(1)>", "Школа <b onclick=x>\"'&", "Процент <svg onload=x>\"'&", "<iframe src=x>", "№ \"><a>, 01.10.2026"],
            text => Assert.Contains(text, visitor.Text, StringComparison.Ordinal));
        Directory.Delete(folder, true);
    }

    private static void Write(string content, string file, string old, string mended)
    {
        var path = Path.Combine(content, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old + "\n", text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old + "\n", mended + "\n", StringComparison.Ordinal));
    }

    private static async Task SendAsync(TownPeople people, EmailWorld world, string id, string title, int version, int? name)
    {
        world.Clock.Now += TimeSpan.FromMinutes(5);
        var card = new PracticeCard(title) { Problem = "Путают площадь и периметр.", Steps = "Режем и складываем", Result = "Различают.", Subject = "mathematics", Areas = ["MAT6"], Grades = "5–9", Link = "https://my.page/anna" };
        Effect[] named = name is { } n ? [new RecordConsent("name.practice", n, "hash", "zarechny"), new NamePractice(id, true)] : [];
        await people.ApplyAsync(
            "email", "writes@mail.test",
            [new DraftPractice(id, "zarechny", title), new ChangePractice(id, card), .. named, new RecordConsent("practice", version, "hash", "zarechny"), new SubmitPractice(id)]);
        await people.ApplyAsync("email", "reads@mail.test", new PublishPractice(id));
    }

    private static async Task<string> ReadAsync(PublicHost host)
    {
        using var visitor = host.Visitor();
        await visitor.GoAsync("/m/zarechny");
        return visitor.Text;
    }
}
