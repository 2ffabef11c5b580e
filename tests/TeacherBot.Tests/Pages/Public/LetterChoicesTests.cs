using System.Net;
using System.Text.RegularExpressions;
using TeacherBot.Channels.Email.Receiving;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;

namespace TeacherBot.Tests.Pages.Public;

/// <summary>The link of a letter: which letters come, seen and changed without a session, by the token of the letter alone.</summary>
public sealed class LetterChoicesTests
{
    private const string Anna = "anna@mail.test";
    private const string Boris = "boris@mail.test";

    [Fact]
    public async Task A_token_that_is_none_says_the_same_to_a_look_and_to_a_press_and_changes_nothing()
    {
        using var world = await OpenAsync();
        await using var host = await StartAsync(world);
        using var visitor = host.Visitor();
        var link = await LinkAsync(world);
        var pages = new List<(string, HttpStatusCode)>();
        foreach (var path in (string[])["/u/" + new string('a', 39), link[..^5] + (link[^5] == 'a' ? 'b' : 'a') + link[^4..], "/u/" + new string('я', 500), "/u/%2e%2e%2fm"])
        {
            await visitor.GoAsync(path);
            pages.Add((visitor.Html, visitor.Status));
            await visitor.PostAsync(path, ("List-Unsubscribe", "One-Click"));
            pages.Add((visitor.Html, visitor.Status));
            await visitor.PostAsync(path, ("kind", "mailing.events"), ("set", "off"));
            pages.Add((visitor.Html, visitor.Status));
        }

        Assert.Equal(HttpStatusCode.NotFound, Assert.Single(pages.Distinct()).Item2);
        Assert.True(Gets(world, Anna, "mailing.events"));
    }

    [Fact]
    public async Task Looking_changes_nothing_one_click_ends_that_kind_once_and_the_log_says_so()
    {
        using var world = await OpenAsync();
        await using var host = await StartAsync(world);
        using var visitor = host.Visitor();
        var link = await LinkAsync(world);
        var letter = world.Newest(Anna)!;
        Assert.Equal($"<https://pages.test{link}>", letter.Headers.Raw("List-Unsubscribe")!.Split(',')[0]);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers.Raw("List-Unsubscribe-Post"));
        Assert.Contains($"Какие письма вам присылать: https://pages.test{link}", letter.Text, StringComparison.Ordinal);
        var lines = Lines(world);
        await visitor.GoAsync(link);
        await visitor.GoAsync(link + "?set=off&kind=mailing.events");
        Assert.Equal((true, lines), (Gets(world, Anna, "mailing.events"), Lines(world)));
        Assert.Contains("Приглашения на мероприятия Приходят. Ссылку вы открыли из такого письма.", Words(visitor), StringComparison.Ordinal);
        Assert.DoesNotContain(Anna, visitor.Html, StringComparison.Ordinal);

        await visitor.PostAsync(link, ("List-Unsubscribe", "One-Click"));
        await visitor.PostAsync(link, ("List-Unsubscribe", "One-Click"));
        Assert.Equal((HttpStatusCode.OK, false, lines + 1), (visitor.Status, Gets(world, Anna, "mailing.events"), Lines(world)));
        Assert.Contains("таких писем больше не будет", visitor.Text, StringComparison.Ordinal);
        await world.BroadcastAsync("# Второй\nПриходите.");
        Assert.DoesNotContain(world.Taken, t => t.To == Anna && t.Letter.Text!.Contains("ВТОРОЙ", StringComparison.Ordinal));
        Assert.True(Gets(world, Boris, "mailing.events"));
    }

    [Fact]
    public async Task A_kind_comes_again_by_the_text_that_was_read_and_an_old_letter_ends_it_again()
    {
        using var world = await OpenAsync();
        await using var host = await StartAsync(world);
        using var visitor = host.Visitor();
        var link = await LinkAsync(world);
        await visitor.PostAsync(link, ("List-Unsubscribe", "One-Click"));
        await visitor.GoAsync(link);
        Assert.Contains(world.Bot.Catalog.Value.Municipalities["zarechny"].Consents["mailing.events"].Text.Split("\n\n")[0].Trim(), visitor.Text, StringComparison.Ordinal);

        // Of a text that nobody has read nothing is switched on.
        foreach (var version in (string[])["", "0", "99"])
        {
            await visitor.PostAsync(link, ("kind", "mailing.events"), ("set", "on"), ("version", version), ("key", "k" + version));
            Assert.False(Gets(world, Anna, "mailing.events"));
        }

        var before = Lines(world);
        await visitor.PostAsync(link, ("kind", "mailing.events"), ("set", "on"), ("version", "1"), ("key", "same"));
        await visitor.PostAsync(link, ("kind", "mailing.events"), ("set", "on"), ("version", "1"), ("key", "same"));
        Assert.Equal((true, before + 1), (Gets(world, Anna, "mailing.events"), Lines(world)));
        await world.PumpAsync();
        Assert.Contains("Включено: Приглашения на мероприятия", world.Newest(Anna)!.Text, StringComparison.Ordinal);
        await visitor.PostAsync(link, ("List-Unsubscribe", "One-Click"));
        Assert.False(Gets(world, Anna, "mailing.events"));
    }

    [Fact]
    public async Task Nobody_is_made_a_receiver_of_advertisements_or_of_what_is_no_mailing_by_a_forwarded_letter()
    {
        using var world = await OpenAsync();
        await using var host = await StartAsync(world);
        using var visitor = host.Visitor();
        var link = await LinkAsync(world);
        foreach (var kind in (string[])["mailing.advertising", "processing", "practice", "name.practice", "mailing.", "", "<b>"])
        {
            await visitor.PostAsync(link, ("kind", kind), ("set", "on"), ("version", "1"), ("key", "x" + kind.Length));
            await visitor.PostAsync(link, ("kind", kind), ("set", "off"), ("key", "y" + kind.Length));
        }

        Assert.False(Gets(world, Anna, "mailing.advertising"));
        Assert.True(Gets(world, Anna, "processing"));
        Assert.False(Gets(world, Anna, "practice"));
    }

    [Fact]
    public async Task Reminders_are_a_kind_and_a_mailbox_of_several_only_ends()
    {
        using var world = await OpenAsync();
        await using var host = await StartAsync(world);
        using var visitor = host.Visitor();
        var link = await LinkAsync(world);
        await visitor.PostAsync(link, ("kind", "reminders"), ("set", "off"), ("key", "1"));
        Assert.True(Person(world, Anna).RemindersOff);
        await visitor.PostAsync(link, ("kind", "reminders"), ("set", "on"), ("version", "0"), ("key", "2"));
        Assert.False(Person(world, Anna).RemindersOff);

        await world.Bot.Database.WriteAsync(unit => PeopleStore.SetShared(unit, world.Stores.Letters.FindAddress(unit, Anna)!.Value.Id, Person(world, Anna).Id, true), default);
        await visitor.PostAsync(link, ("kind", "reminders"), ("set", "off"), ("key", "3"));
        await visitor.PostAsync(link, ("List-Unsubscribe", "One-Click"));
        Assert.Equal((true, false), (Person(world, Anna).RemindersOff, Gets(world, Anna, "mailing.events")));
        await visitor.PostAsync(link, ("kind", "mailing.events"), ("set", "on"), ("version", "1"), ("key", "4"));
        await visitor.PostAsync(link, ("kind", "reminders"), ("set", "on"), ("version", "0"), ("key", "5"));
        Assert.Equal((true, false), (Person(world, Anna).RemindersOff, Gets(world, Anna, "mailing.events")));
        await visitor.GoAsync(link);
        Assert.DoesNotContain("value=\"on\"", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_left_is_nobody()
    {
        using var world = await OpenAsync();
        await using var host = await StartAsync(world);
        using var visitor = host.Visitor();
        var link = await LinkAsync(world);
        await world.ArriveAsync(world.Write(Anna, "Здравствуйте"));
        await world.AnswerAsync(Anna, "стоп");
        await world.ChooseAsync(Anna, "удалить");
        await visitor.GoAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.PostAsync(link, ("kind", "mailing.events"), ("set", "on"), ("version", "1"), ("key", "1"));
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task A_letter_that_one_click_ends_nothing_of_promises_none()
    {
        using var world = await OpenAsync();
        await world.AgreeAsync("email", Anna);
        var message = new Message([new(ParagraphKind.Prose, "Завтра семинар.")], [], Core.Content.Privacy.Neutral);
        await world.Bot.Database.WriteAsync(unit => OutboxStore.Say(unit, world.Stores.Letters.FindAddress(unit, Anna)!.Value.Id, "email", Lane.Reminder, StateJson.Text(message, StateJson.Default.Message), world.Clock.Now));
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.PumpAsync();
        var letter = world.Newest(Anna)!;
        Assert.Contains("Завтра семинар", letter.Text, StringComparison.Ordinal);
        Assert.NotNull(letter.Headers.Raw("List-Unsubscribe"));
        Assert.Null(letter.Headers.Raw("List-Unsubscribe-Post"));
        Assert.Contains("https://pages.test/u/", letter.Text, StringComparison.Ordinal);
    }

    private static Task<EmailWorld> OpenAsync() => EmailWorld.OpenAsync(publicUrl: "https://pages.test");

    private static Task<PublicHost> StartAsync(EmailWorld world) => PublicHost.StartAsync(world.Bot, null, new Mailings(world.Stores, world.Bot.Turns, world.Clock));

    private static async Task<string> LinkAsync(EmailWorld world)
    {
        await world.AgreeAsync("email", Anna);
        await world.AgreeAsync("email", Boris);
        await world.BroadcastAsync("# Первый\nПриходите.");
        return Regex.Match(world.Newest(Anna)!.Text!, "https://pages\\.test(/u/\\S+)").Groups[1].Value;
    }

    private static string Words(PageVisitor visitor) => Regex.Replace(visitor.Text, "\\s+", " ");

    private static Core.People.Person Person(EmailWorld world, string address) => world.Bot.Database.Read(unit =>
        PeopleStore.FindPerson(unit, PeopleStore.FindAddressOf(unit, world.Stores.Letters.FindAddress(unit, address)!.Value.Id)!.Person)!.Person);

    private static bool Gets(EmailWorld world, string address, string kind) => Person(world, address).Consents.ContainsKey(kind);

    private static int Lines(EmailWorld world) => world.Bot.Database.Read(unit => ConsentStore.List(unit, Person(world, Anna).Id).Count);
}
