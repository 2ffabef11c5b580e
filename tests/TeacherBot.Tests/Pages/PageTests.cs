using System.Net;
using TeacherBot.Core.Attempts;
using TeacherBot.Store;

namespace TeacherBot.Tests.Pages;

/// <summary>One-time links, sessions and the conversation on a page, over real HTTP.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task A_link_survives_whoever_only_looks_and_opens_once()
    {
        await using var world = await PageWorld.OpenAsync();
        await world.Mail.BeginAsync(PageWorld.Anna);
        var link = await world.LinkAsync();
        using PageVisitor preview = world.Visitor(), anna = world.Visitor(), thief = world.Visitor();
        await preview.GoAsync(link);
        await preview.GoAsync(link);
        Assert.Contains("Страница не спрашивает пароль", preview.Text, StringComparison.Ordinal);
        await preview.GoAsync("/page");
        Assert.Equal(HttpStatusCode.Unauthorized, preview.Status);

        await anna.OpenAsync(link);
        Assert.Equal((HttpStatusCode.OK, "/page"), (anna.Status, anna.Answer.RequestMessage!.RequestUri!.AbsolutePath));
        await thief.OpenAsync(link);
        var spent = (thief.Status, thief.Text.Replace(link, "", StringComparison.Ordinal));
        await thief.OpenAsync("/p/" + new string('A', 26));
        Assert.Equal(spent, (thief.Status, thief.Text));
        Assert.Equal(HttpStatusCode.NotFound, thief.Status);
        await thief.GoAsync("/page");
        Assert.Equal(HttpStatusCode.Unauthorized, thief.Status);
    }

    [Fact]
    public async Task A_late_link_is_replaced_where_it_came_from_and_an_older_one_ends_with_a_newer()
    {
        await using var world = await PageWorld.OpenAsync();
        await world.Mail.BeginAsync(PageWorld.Anna);
        var older = await world.LinkAsync();
        var late = await world.LinkAsync();
        using var anna = world.Visitor();
        await anna.OpenAsync(older);
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
        world.Mail.Clock.Now += TimeSpan.FromMinutes(31);
        await anna.OpenAsync(late);
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);

        await anna.PostAsync(late + "/anew");
        var said = anna.Text;
        await world.Mail.PumpAsync();
        var fresh = world.NewestLink();
        Assert.NotEqual(late, fresh);
        await anna.PostAsync("/p/" + new string('A', 26) + "/anew");
        Assert.Equal(said, anna.Text);

        // Again and again: one is enough for a while.
        var letters = world.Mail.Taken.Count;
        await anna.PostAsync(late + "/anew");
        await anna.PostAsync(late + "/anew");
        Assert.Equal(said, anna.Text);
        await world.Mail.PumpAsync();
        Assert.Equal(letters, world.Mail.Taken.Count);
        await anna.OpenAsync(fresh);
        Assert.Equal(HttpStatusCode.OK, anna.Status);
    }

    [Fact]
    public async Task A_mailbox_that_several_people_read_gets_no_link_neither_asked_for_nor_in_place_of_an_older_one()
    {
        await using var world = await PageWorld.OpenAsync();
        await world.Mail.BeginAsync(PageWorld.Anna);
        var link = await world.LinkAsync();
        await world.Mail.Bot.Database.WriteAsync(
            unit => PeopleStore.SetShared(unit, world.Mail.Stores.Letters.FindAddress(unit, PageWorld.Anna)!.Value.Id, PersonOf(unit, world), true), default);
        var before = world.Mail.Taken.Count;
        await world.Mail.AnswerAsync(PageWorld.Anna, "страница");
        using var somebody = world.Visitor();
        await somebody.PostAsync(link + "/anew");
        await world.Mail.PumpAsync();
        Assert.DoesNotContain(world.Mail.Taken.Skip(before), t => t.Letter.Text!.Contains("/p/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_questionnaire_goes_on_on_the_page_and_no_letter_is_written_of_it()
    {
        await using var world = await PageWorld.OpenAsync();
        await world.Mail.BeginAsync(PageWorld.Anna);
        using var anna = world.Visitor();
        await anna.OpenAsync(await world.LinkAsync());
        var letters = world.Mail.Taken.Count;
        var before = Responses(world);
        for (var i = 0; i < 4; i++)
        {
            await anna.PressAsync("Не знаю");
        }

        Assert.Equal(before + 4, Responses(world));
        await world.Mail.PumpAsync();
        Assert.Equal(letters, world.Mail.Taken.Count);

        // Sent twice by a nervous thumb, or by the reload of a page: one step.
        var (token, key, guard) = (anna.TokenOf("Не знаю"), anna.Field("key"), anna.Field("guard"));
        await anna.PostAsync("/page", ("token", token), ("key", key), ("guard", guard));
        await anna.PostAsync("/page", ("token", token), ("key", key), ("guard", guard));
        Assert.Equal(before + 5, Responses(world));
        Assert.Contains("Не знаю", anna.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_shown_as_text_and_nothing_else()
    {
        await using var world = await PageWorld.OpenAsync();
        await world.Mail.BeginAsync(PageWorld.Anna);
        await world.Mail.AnswerAsync(PageWorld.Anna, "отписаться");
        await world.Mail.ChooseAsync(PageWorld.Anna, "Имя");
        using var anna = world.Visitor();
        await anna.OpenAsync(await world.LinkAsync());
        await anna.TypeAsync("<script>alert(1)</script>\"'>");
        Assert.Contains("Имя: <script>alert(1)</script>\"'>", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", anna.Html, StringComparison.OrdinalIgnoreCase);

        await anna.PressAsync("Выгрузить мои данные");
        Assert.Contains("Он появится здесь", anna.Text, StringComparison.Ordinal);
        await world.Mail.RunJobsAsync();
        Assert.Equal("moi-dannye.json", world.Mail.Newest(PageWorld.Anna)!.Attachments.Single().Name);
    }

    [Fact]
    public async Task A_form_from_elsewhere_does_nothing_and_a_button_of_somebody_else_is_refused()
    {
        await using var world = await PageWorld.OpenAsync();
        await world.Mail.BeginAsync(PageWorld.Anna);
        await world.Mail.BeginAsync("boris@mail.test");
        using PageVisitor anna = world.Visitor(), boris = world.Visitor();
        await anna.OpenAsync(await world.LinkAsync());
        await boris.OpenAsync(await world.LinkAsync("boris@mail.test"));
        var before = Responses(world);
        await anna.PostAsync("/page", ("token", anna.TokenOf("Не знаю")), ("key", "x"), ("guard", boris.Field("guard")));
        Assert.Equal(HttpStatusCode.BadRequest, anna.Status);
        await anna.GoAsync("/page");
        await anna.PostAsync("/page", ("token", boris.TokenOf("Не знаю")), ("key", "y"), ("guard", anna.Field("guard")));
        Assert.Equal((HttpStatusCode.OK, before), (anna.Status, Responses(world)));

        await anna.GoAsync("/page");
        await anna.PostAsync("/page", ("token", anna.TokenOf("Не знаю")), ("key", new string('k', 5000)), ("guard", anna.Field("guard")));
        Assert.Equal((HttpStatusCode.BadRequest, before), (anna.Status, Responses(world)));
        await anna.PostAsync("/page", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, anna.Status);
        using var broken = new StringContent("--x\r\nContent-Disposition: form-data", System.Text.Encoding.UTF8);
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        await anna.PostAsync("/page", broken);
        Assert.Equal(HttpStatusCode.BadRequest, anna.Status);
        await anna.PostAsync("/p/nothing", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
    }

    [Fact]
    public async Task Leaving_ends_this_device_or_all_and_withdrawal_ends_the_rest()
    {
        await using var world = await PageWorld.OpenAsync();
        await world.Mail.BeginAsync(PageWorld.Anna);
        using PageVisitor phone = world.Visitor(), desk = world.Visitor(), third = world.Visitor();
        await phone.OpenAsync(await world.LinkAsync(), keep: true);
        await desk.OpenAsync(await world.LinkAsync());
        world.Mail.Clock.Now += TimeSpan.FromHours(3);
        await desk.GoAsync("/page");
        await phone.GoAsync("/page");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (desk.Status, phone.Status));

        await desk.OpenAsync(await world.LinkAsync());
        await third.OpenAsync(await world.LinkAsync());
        await desk.PostAsync("/page/leave", ("guard", desk.Field("guard")), ("where", "here"));
        await desk.GoAsync("/page");
        await third.GoAsync("/page");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (desk.Status, third.Status));
        await phone.PostAsync("/page/leave", ("guard", phone.Field("guard")), ("where", "everywhere"));
        await third.GoAsync("/page");
        Assert.Equal(HttpStatusCode.Unauthorized, third.Status);

        await third.OpenAsync(await world.LinkAsync());
        await world.Mail.AnswerAsync(PageWorld.Anna, "стоп");
        await world.Mail.ChooseAsync(PageWorld.Anna, "удалить");
        await world.Mail.RunJobsAsync();
        await third.GoAsync("/page");
        Assert.Equal(HttpStatusCode.Unauthorized, third.Status);
    }

    [Fact]
    public async Task Whoever_guesses_links_is_stopped_soon()
    {
        await using var world = await PageWorld.OpenAsync();
        using var thief = world.Visitor();
        var tries = 0;
        while (thief.Status != HttpStatusCode.TooManyRequests)
        {
            Assert.InRange(++tries, 1, 250);
            await thief.OpenAsync("/p/" + tries.ToString("D26", System.Globalization.CultureInfo.InvariantCulture));
        }

        await thief.GoAsync("/p/" + new string('A', 26));
        Assert.Equal(HttpStatusCode.OK, thief.Status);
    }

    [Theory]
    [InlineData("http://pages.test", false)]
    [InlineData("https://pages.test", true)]
    public async Task Every_answer_is_hardened_and_the_cookie_is_nobody_elses(string publicUrl, bool isSecure)
    {
        await using var world = await PageWorld.OpenAsync(publicUrl);
        await world.Mail.BeginAsync(PageWorld.Anna);
        var link = await world.LinkAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = world.Site };
        using var opened = await http.PostAsync(new Uri(link, UriKind.Relative), new FormUrlEncodedContent([]));
        var cookie = opened.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(isSecure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        foreach (var path in (string[])[link, "/page", "/page/style.css"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal(("nosniff", "no-referrer", "no-store"), (answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.CacheControl!.ToString()));
            Assert.Equal(isSecure, answer.Headers.Contains("Strict-Transport-Security"));
        }
    }

    private static string PersonOf(UnitOfWork unit, PageWorld world) => PeopleStore.FindAddressOf(unit, world.Mail.Stores.Letters.FindAddress(unit, PageWorld.Anna)!.Value.Id)!.Person;

    private static int Responses(PageWorld world) => world.Mail.Bot.Database.Read(unit =>
    {
        var person = PersonOf(unit, world);
        return AttemptStore.List(unit, person, AttemptStatus.InProgress).Sum(a => AttemptStore.Find(unit, person, a.Id)!.Responses.Count);
    });
}
