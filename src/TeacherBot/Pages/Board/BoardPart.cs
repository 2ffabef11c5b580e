using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using TeacherBot.Documents;
using TeacherBot.Operations;
using TeacherBot.Reports;
using TeacherBot.Store;

namespace TeacherBot.Pages.Board;

/// <summary>
/// The board of coordinators and methodists: what their conversation tells, in pages. Figures come from reports as they are handed out,
/// and each that is shown or given is noted. Whoever has no right is answered like an address that does not exist.
/// </summary>
internal sealed class BoardPart
{
    public const string Home = "/page/board";

    // Papers are made one after another, as they are for the chat.
    private static readonly SemaphoreSlim Making = new(1);

    private readonly Bot bot;
    private readonly PageSession sessions;
    private readonly ReportDesk desk;

    public BoardPart(Bot bot)
    {
        this.bot = bot;
        sessions = new PageSession(bot);
        desk = new ReportDesk(bot.Database, bot.Catalog, new PdfRenderer(new PdfOptions(), bot.Clock), bot.Stores.People, bot.Clock);
    }

    public bool IsFor(string person) => BoardSeat.Of(bot, person) is not null;

    public void Map(RouteGroupBuilder pages)
    {
        var reports = new BoardReports(desk, Refused);
        Get(pages, "", (seat, session, _) => Shown<BoardHome>(new { Frame = seat.Frame("", session), Doors = BoardWork.Doors(seat) }));
        Get(pages, "/waves", (seat, session, _) => BoardReports.Waves(seat, session));
        Get(pages, "/papers", BoardReports.Papers);
        Get(pages, "/broadcasts", (seat, session, asked) => BoardWork.Broadcasts(seat, session, asked["id"]));
        Get(pages, "/events", (seat, session, _) => BoardWork.Events(seat, session));
        Get(pages, "/queues", (seat, session, _) => BoardWork.Queues(seat, session));
        foreach (var (section, kind) in BoardReports.Sections)
        {
            pages.MapGet($"{Home}/{section}", (HttpContext http, CancellationToken cancellation) =>
                On(http, (seat, session) => reports.ShowAsync(seat, seat.Frame(section, session), kind, http.Request.Query, cancellation)));
        }

        pages.MapPost(Home + "/file", (HttpContext http, CancellationToken cancellation) => On(http, (seat, session) => GiveAsync(http, seat, session, cancellation))).DisableAntiforgery();
        pages.Map(Home + "/{**rest}", (Delegate)((HttpContext http) => On(http, (_, _) => Task.FromResult<IResult?>(null)))).DisableAntiforgery();
    }

    public static RazorComponentResult<T> Shown<T>(object parameters)
        where T : IComponent => new(parameters);

    // A delegate and no RequestDelegate: that would drop the result.
    private void Get(RouteGroupBuilder pages, string path, Func<BoardSeat, string, IQueryCollection, IResult?> show) =>
        pages.MapGet(Home + path, (Delegate)((HttpContext http) => On(http, (seat, session) => Task.FromResult(show(seat, session, http.Request.Query)))));

    private async Task<IResult> On(HttpContext http, Func<BoardSeat, string, Task<IResult?>> show)
    {
        if (sessions.Find(http) is not var (session, person))
        {
            return PagesPart.Over();
        }

        if (BoardSeat.Of(bot, person) is not { } seat)
        {
            await NoteAsync(person, "report refused");
            return Nothing();
        }

        return await show(seat, session) ?? Nothing();
    }

    // The same words for what is not there and for what is not theirs.
    private static RazorComponentResult<NoticePage> Nothing() =>
        PagesPart.Notice("Такой страницы нет", "Проверьте адрес. Ваша страница: /page", StatusCodes.Status404NotFound);

    private async Task<IResult?> GiveAsync(HttpContext http, BoardSeat seat, string session, CancellationToken cancellation)
    {
        var form = await PageForm.ReadAsync(http, cancellation);
        if (!PageForm.IsGuarded(form, session))
        {
            return PagesPart.Notice("Страница устарела", "Откройте её ещё раз: адрес " + Home, StatusCodes.Status400BadRequest);
        }

        if (await BoardReports.WishAsync(seat, form, Refused) is not { } wish)
        {
            return null;
        }

        await Making.WaitAsync(cancellation);
        try
        {
            return await desk.GiveAsync(wish, seat.S.Person.Id, cancellation) switch
            {
                ReportOutcome.Made made => Results.File(made.Bytes, BoardFiles.Type(wish.Format), wish.FileName),
                ReportOutcome.NoRecommendation => PagesPart.Notice("Нужна рекомендация", seat.S.Text("advice.needed") + " Её добавляют в боте: «Отчёты» → эта справка → «Рекомендации». Вернуться: " + Home, StatusCodes.Status409Conflict),
                ReportOutcome.NoPdf => PagesPart.Notice("PDF сейчас не получается", "Возьмите этот отчёт в Word или Excel. Вернуться: " + Home, StatusCodes.Status503ServiceUnavailable),
                _ => null,
            };
        }
        finally
        {
            Making.Release();
        }
    }

    private Task Refused(BoardSeat seat, string what) => NoteAsync(seat.S.Person.Id, "report refused " + what);

    private Task NoteAsync(string person, string what) => bot.Database.WriteAsync(unit => PeopleStore.Audit(unit, person, null, what, bot.Clock.GetUtcNow()), CancellationToken.None);
}
