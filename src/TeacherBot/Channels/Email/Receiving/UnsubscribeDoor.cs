namespace TeacherBot.Channels.Email.Receiving;

/// <summary>
/// One click in a mail program ends a kind of mailing (RFC 8058): a POST without cookies. A GET changes nothing, for scanners follow links;
/// it shows one button.
/// </summary>
internal sealed class UnsubscribeDoor(Unsubscribing unsubscribing)
{
    public const string Path = "/u";

    private const string Style = "<!doctype html><html lang=\"ru\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">"
        + "<body style=\"max-width:30em;margin:2em auto;padding:0 1em;font:18px/1.5 sans-serif\">";

    private static string Button => Style + "<p>Больше не присылать такие письма?<form method=\"post\"><button style=\"font:inherit;padding:.5em 1em\">Отписаться</button></form>";

    private static string Done => Style + "<p>Готово: таких писем больше не будет. Снова подписаться можно в «Моих данных».";

    private static string Unknown => Style + "<p>Эта ссылка не сработала: она устарела или неполная. Ответьте на любое письмо словом «отписаться».";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/{token}", () => Results.Text(Button, "text/html; charset=utf-8"));
        routes.MapPost(Path + "/{token}", async (string token, CancellationToken cancellation) =>
            await unsubscribing.RunAsync(token, cancellation)
                ? Results.Text(Done, "text/html; charset=utf-8")
                : Results.Text(Unknown, "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound));
    }
}
