using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Pages;
using TeacherBot.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Pages.Board;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Pages;

/// <summary>
/// A person's own pages: a door that spends a one-time link, and the conversation behind it. The cookie holds a secret of which the
/// database knows the hash; every form carries a guard made of it, so that no other site can send one.
/// </summary>
internal sealed class PagesPart(Bot bot, string publicUrl, IDocuments documents)
{
    private const string Door = "/p";
    private const string Home = "/page";
    private const int LongestText = 4096;

    private readonly PageSession sessions = new(bot);
    private readonly PageInbox inbox = new(bot.Database, bot.Stores.People, bot.Catalog, documents);
    private readonly BoardPart board = new(bot);

    private bool IsSecure => publicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    public static void AddTo(IServiceCollection services)
    {
        services.AddRazorComponents();

        // Russian as it is: each letter as an entity makes a page six times as large.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        PageLimits.AddTo(services);
    }

    public void Map(WebApplication web)
    {
        bot.Turns.Pages = publicUrl.TrimEnd('/');
        var pages = PageHeaders.Group(web, IsSecure);
        pages.MapGet(Door + "/{code}", () => new RazorComponentResult<DoorPage>());
        pages.MapPost(Door + "/{code}", OpenAsync).DisableAntiforgery().Limited(PageLimits.Door);
        pages.MapPost(Door + "/{code}/anew", AnewAsync).DisableAntiforgery().Limited(PageLimits.Door);
        pages.MapGet(Home, Show);
        pages.MapPost(Home, StepAsync).DisableAntiforgery();
        pages.MapPost(Home + "/leave", LeaveAsync).DisableAntiforgery();
        pages.MapGet(Home + "/picture/{hash}", Picture);
        pages.MapGet(Home + "/file/{note}", Document);
        pages.MapGet(Home + "/style.css", () => Results.Text(PageStyle.Text, "text/css; charset=utf-8"));
        board.Map(pages);
    }

    private async Task<IResult> OpenAsync(HttpContext http, string code, CancellationToken cancellation)
    {
        var form = await PageForm.ReadAsync(http, cancellation);
        var (session, keep) = (PageSession.NewSecret(), form["keep"] == "1");
        var now = bot.Clock.GetUtcNow();
        if (await bot.Database.WriteAsync(unit => PageStore.Open(unit, code, session, keep, now), cancellation) is null)
        {
            return Notice(
                "Ссылка уже не работает", "Её открывали раньше, или прошло много времени. Новая придёт туда же, где была эта: в чат или на почту.", StatusCodes.Status404NotFound, $"{Door}/{code}/anew");
        }

        http.Response.Cookies.Append(PageSession.Cookie, session, new CookieOptions { HttpOnly = true, Secure = IsSecure, SameSite = SameSiteMode.Strict, Path = Home, Expires = keep ? now + PageStore.Long : null });
        return Results.Redirect(Home);
    }

    // The same words for a code that was never anybody's.
    private async Task<IResult> AnewAsync(string code, CancellationToken cancellation)
    {
        var now = bot.Clock.GetUtcNow();
        if (bot.Database.Read(unit => PageStore.OwnerOf(unit, code) is { } owner && !PageStore.HasFresh(unit, owner, now) ? owner : null) is { } person)
        {
            await bot.Turns.RunAsync(new PlannedSignal("page-anew:" + PageSession.NewSecret(), person, new Signal(PageLinks.Anew, ""), now), cancellation);
        }

        return Notice("Готово", "Если ссылка была ваша, новая уже в пути: посмотрите чат с ботом или почту.");
    }

    private IResult Show(HttpContext http) =>
        sessions.Find(http) is not var (session, person) ? Over() : bot.Turns.Look(person) is { } look ? Page(session, person, look) : Over();

    private async Task<IResult> StepAsync(HttpContext http, CancellationToken cancellation)
    {
        if (sessions.Find(http) is not var (session, person))
        {
            return Over();
        }

        var form = await PageForm.ReadAsync(http, cancellation);
        if (!PageForm.IsGuarded(form, session))
        {
            return Notice("Страница устарела", "Откройте её ещё раз: адрес " + Home, StatusCodes.Status400BadRequest);
        }

        var (token, text) = ((string?)form["token"], form["text"].ToString().Trim());
        InboundBody? body = token is null ? new TextSaid(text.Length > LongestText ? text[..LongestText] : text, text.Length > LongestText) : null;
        return await bot.Turns.RunAsync(person, $"{person}:{form["key"]}", token, body, cancellation) is TurnOutcome.Done done ? Page(session, person, done) : Show(http);
    }

    private async Task<IResult> LeaveAsync(HttpContext http, CancellationToken cancellation)
    {
        if (sessions.Find(http) is var (session, person))
        {
            var form = await PageForm.ReadAsync(http, cancellation);
            if (!PageForm.IsGuarded(form, session))
            {
                return Notice("Страница устарела", "Откройте её ещё раз: адрес " + Home, StatusCodes.Status400BadRequest);
            }

            await bot.Database.WriteAsync(
                unit =>
                {
                    if (form["where"] == "everywhere")
                    {
                        PageStore.EndAll(unit, person);
                    }

                    PageStore.End(unit, session);
                },
                cancellation);
        }

        http.Response.Cookies.Delete(PageSession.Cookie, new CookieOptions { Path = Home });
        return Notice("Вы вышли", "Чтобы вернуться, попросите у бота новую ссылку: «Мои данные» → «Открыть на странице».");
    }

    private IResult Picture(HttpContext http, string hash) =>
        sessions.Find(http) is not null && bot.Database.Read(unit => PublishedStore.Find(unit, hash)) is { Path: var path, Body: var bytes } && path.EndsWith(".png", StringComparison.OrdinalIgnoreCase)
            ? Results.Bytes(bytes, "image/png") : Results.NotFound();

    private IResult Document(HttpContext http, string note) =>
        sessions.Find(http) is var (_, person) && inbox.File(person, note) is { } file ? Results.File(file.Bytes, "application/octet-stream", file.Name) : Results.NotFound();

    private RazorComponentResult<ScreenPage> Page(string session, string person, TurnOutcome.Done done)
    {
        var shown = done.Shown;
        if (shown is not [.., { Rows.IsEmpty: false } or { ExpectsText: true }] && bot.Turns.Look(person) is { } look)
        {
            shown = [.. shown, .. look.Shown];
        }

        var now = bot.Clock.GetUtcNow();
        var zone = done.Municipality is { } town ? bot.Catalog.Value.Municipalities.GetValueOrDefault(town)?.TimeZone : null;
        return new(new
        {
            Screen = new PageScreen(shown, done.Toast, PageForm.Guard(session), PageSession.NewSecret(), choice => bot.Stores.Tokens.Mint(person, done.Version, choice, now))
            {
                HasBoard = board.IsFor(person),
                Notes = inbox.Newest(person),
                Word = bot.Catalog.Value.Municipalities.Values.Any(m => (done.Municipality is null || m.Id == done.Municipality) && m.Policy.ContainsValue(ChannelPolicy.Neutral)) ? NeutralChat.WordOf(bot.Catalog.Value, person) : null,
                DayOf = at => RussianDate.DayAndMonth(DateOnly.FromDateTime(RussianDate.In(at, zone).DateTime)),
            },
        });
    }

    internal static RazorComponentResult<NoticePage> Notice(string heading, string text, int status = StatusCodes.Status200OK, string? anew = null) =>
        new(new { Heading = heading, Text = text, Anew = anew }) { StatusCode = status };

    internal static RazorComponentResult<NoticePage> Over() =>
        Notice("Вход закончился", "Попросите у бота новую ссылку: «Мои данные» → «Открыть на странице», или напишите /page.", StatusCodes.Status401Unauthorized);
}
