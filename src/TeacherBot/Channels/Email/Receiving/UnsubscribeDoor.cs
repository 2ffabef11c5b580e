using TeacherBot.Core.Conversations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>
/// One click in a mail program ends a kind of mailing (RFC 8058): a POST without cookies. A GET changes nothing, for scanners follow links;
/// it shows one button.
/// </summary>
internal sealed class UnsubscribeDoor(Database database, EmailStores stores, TurnRunner turns, TimeProvider clock)
{
    public const string Path = "/u";

    private const string Style = "<!doctype html><html lang=\"ru\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">"
        + "<body style=\"max-width:30em;margin:2em auto;padding:0 1em;font:18px/1.5 sans-serif\">";

    public static string Button => Style + "<p>Больше не присылать такие письма?<form method=\"post\"><button style=\"font:inherit;padding:.5em 1em\">Отписаться</button></form>";

    public static string Done => Style + "<p>Готово: таких писем больше не будет. Снова подписаться можно в «Моих данных».";

    public static string Unknown => Style + "<p>Эта ссылка не сработала: она устарела или неполная. Ответьте на любое письмо словом «отписаться».";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/{token}", () => Results.Text(Button, "text/html; charset=utf-8"));
        routes.MapPost(Path + "/{token}", async (string token, CancellationToken cancellation) =>
            await UnsubscribeAsync(token, cancellation)
                ? Results.Text(Done, "text/html; charset=utf-8")
                : Results.Text(Unknown, "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound));
    }

    /// <summary>False for a token that is no letter's of ours, or a letter without such a kind.</summary>
    public async Task<bool> UnsubscribeAsync(string token, CancellationToken cancellation)
    {
        if (stores.FindSent(database, token) is not { } sent || LetterChoices.Unsubscribing(sent.Choices) is not { } choice
            || stores.AddressOf(database, sent) is not { } address)
        {
            return false;
        }

        // Twice is the same as once, and a button for each letter is pressed once.
        var press = new Tokens(stores.Signer).Mint(sent.Person, sent.Version, choice, clock.GetUtcNow());
        await turns.RunAsync(new Arrival("unsubscribe/" + token, ChannelNames.Email, address, null, press), cancellation);
        return true;
    }
}
