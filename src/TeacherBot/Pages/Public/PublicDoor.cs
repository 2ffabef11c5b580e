using Microsoft.AspNetCore.Http.HttpResults;
using TeacherBot.Operations;

namespace TeacherBot.Pages.Public;

/// <summary>/m/{municipality} and its privacy page, without a session. What is not there and what was not switched on get the same words.</summary>
internal sealed class PublicDoor(Bot bot, bool isSecure)
{
    public const string Root = "/m";
    public const string Privacy = "/privacy";

    private const string Html = "text/html; charset=utf-8";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private readonly PublicSite site = new(bot, bot.Clock);

    public void Map(WebApplication web)
    {
        var pages = PageHeaders.Group(web, isSecure).Limited(PageLimits.Public);
        pages.MapMethods(Root + "/{municipality}", Reading, async (string municipality) => Answer(await site.HomeAsync(municipality, PublicLinks.Served(municipality, true))));
        pages.MapMethods(Root + "/{municipality}" + Privacy, Reading, async (string municipality) =>
            Answer(await site.PrivacyAsync(municipality, PublicLinks.Served(municipality, site.Find(municipality)?.Public is not null))));
        pages.MapMethods(Root + "/{**nothing}", Reading, () => Answer(null));
    }

    private static IResult Answer(string? html) => html is not null ? Results.Text(html, Html) : Nothing();

    private static RazorComponentResult<NoticePage> Nothing() =>
        new(new { Heading = "Такой страницы нет", Text = "Проверьте адрес или спросите его в отделе образования." }) { StatusCode = StatusCodes.Status404NotFound };
}
