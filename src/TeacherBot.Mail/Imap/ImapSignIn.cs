using System.Text;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Mail.Imap;

/// <summary>XOAUTH2 with a token, else AUTHENTICATE PLAIN in one line where the server can (RFC 4959), else LOGIN.</summary>
internal sealed class ImapSignIn(MailServer server, ImapSession session)
{
    public async Task RunAsync(bool known, CancellationToken cancellation)
    {
        if (known || server.User is not { } user)
        {
            return;
        }

        try
        {
            await (server.AccessToken is { } token ? AuthenticateAsync("XOAUTH2", $"user={user}\u0001auth=Bearer {token}\u0001\u0001", cancellation)
                : session.Can("AUTH=PLAIN") && session.Can("SASL-IR") ? AuthenticateAsync("PLAIN", $"\0{user}\0{server.Password}", cancellation)
                : session.Can("LOGINDISABLED") ? throw new ImapRefusedException("LOGIN", "LOGINDISABLED")
                : session.RunAsync("LOGIN", $"{ImapSession.Quoted(user)} {ImapSession.Quoted(server.Password ?? "")}", cancellation));
        }
        catch (ImapRefusedException error)
        {
            throw error.Code is "UNAVAILABLE" or "INUSE" or "SERVERBUG"
                ? new MailConnectionException(MailFailure.TurnedAway, $"сервер {server.Host} пока не пускает: {error.Code}", error)
                : new MailConnectionException(MailFailure.SignInRefused, $"сервер {server.Host} не принял имя или пароль: {error.Code}".TrimEnd(' ', ':'), error);
        }

        await session.RunAsync("CAPABILITY", "", cancellation);
    }

    private async Task<ImapLine> AuthenticateAsync(string way, string secret, CancellationToken cancellation)
    {
        var tag = await session.WriteAsync("AUTHENTICATE", $"{way} {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}", $"AUTHENTICATE {way} ***", cancellation);
        return await session.UntilDoneAsync("AUTHENTICATE", tag, cancellation);
    }
}
