using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TeacherBot.Pages;
using TeacherBot.Pages.Letters;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>
/// The link of a letter: which letters come, and the end of any kind of them without a session. One click in a mail program ends the letter's
/// own kind (RFC 8058): a POST without cookies. A GET changes nothing, for scanners follow links.
/// </summary>
internal sealed class UnsubscribeDoor(Mailings mailings, bool isSecure)
{
    public const string Path = "/u";

    public void Map(IEndpointRouteBuilder routes)
    {
        var doors = PageHeaders.Group(routes, isSecure).Limited(PageLimits.Letters);
        doors.MapMethods(Path + "/{token}", [HttpMethods.Get, HttpMethods.Head], (string token) => Show(token, null));
        doors.MapPost(Path + "/{token}", ChangeAsync).DisableAntiforgery();
    }

    private async Task<IResult> ChangeAsync(HttpContext http, string token, CancellationToken cancellation)
    {
        var form = await PageForm.ReadAsync(http, cancellation);
        var (kind, isOn) = ((string?)form["kind"], form["set"] == "on");
        var seen = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        return !await mailings.SetAsync(token, new(kind, isOn && kind is not null, seen, form["key"]), cancellation) ? kind is not null && mailings.Look(token) is not null
                ? Show(token, "Не получилось: страница устарела. Посмотрите, что включено сейчас.") : Unknown()
            : Show(token, isOn ? "Готово: такие письма будут приходить." : "Готово: таких писем больше не будет.");
    }

    private RazorComponentResult Show(string token, string? note) => mailings.Look(token) is { } choices
        ? new RazorComponentResult<LettersView>(new { Choices = choices, Key = PageSession.NewSecret(), Note = note }) : Unknown();

    // The same words for a token that was never anybody's, is too old, or whose person has left.
    private static RazorComponentResult<NoticePage> Unknown() =>
        new(new { Heading = "Ссылка не сработала", Text = "Она устарела или неполная. Ответьте на любое письмо словом «отписаться»." }) { StatusCode = StatusCodes.Status404NotFound };
}
