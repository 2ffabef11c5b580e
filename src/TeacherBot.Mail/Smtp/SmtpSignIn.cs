using System.Text;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Mail.Smtp;

/// <summary>AUTH (RFC 4954): XOAUTH2 with a token, else PLAIN, else LOGIN.</summary>
internal sealed class SmtpSignIn(MailServer server, SmtpSession session)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (server.User is not { } user)
        {
            return;
        }

        var reply = server.AccessToken is { } token ? await InOneAsync("XOAUTH2", $"user={user}\u0001auth=Bearer {token}\u0001\u0001", cancellation)
            : session.Can.Auth.Contains("PLAIN") ? await InOneAsync("PLAIN", $"\0{user}\0{server.Password}", cancellation)
            : session.Can.Auth.Contains("LOGIN") ? await LoginAsync(user, cancellation)
            : throw new MailConnectionException(
                MailFailure.SignInRefused,
                $"сервер {server.Host} не предлагает вход по паролю (предлагает: {(session.Can.Auth.Count > 0 ? string.Join(", ", session.Can.Auth) : "ничего")})");
        if (reply.Code != 235)
        {
            throw reply.Code is >= 400 and < 500 and not 432
                ? new MailConnectionException(MailFailure.TurnedAway, $"сервер {server.Host} пока не пускает: {reply.Code} {reply.Enhanced}".TrimEnd())
                : new MailConnectionException(
                    MailFailure.SignInRefused, $"сервер {server.Host} не принял имя или пароль: {reply.Code} {reply.Enhanced}".TrimEnd());
        }
    }

    private async Task<SmtpReply> InOneAsync(string way, string secret, CancellationToken cancellation)
    {
        var reply = await session.SayAsync($"AUTH {way} {Base64(secret)}", $"AUTH {way} ***", cancellation);

        // XOAUTH2 says what was wrong in a challenge that wants an empty answer before the refusal.
        return reply.Code == 334 ? await session.SayAsync("", "", cancellation) : reply;
    }

    private async Task<SmtpReply> LoginAsync(string user, CancellationToken cancellation)
    {
        var reply = await session.SayAsync("AUTH LOGIN", "AUTH LOGIN", cancellation);
        foreach (var secret in new[] { user, server.Password ?? "" })
        {
            reply = reply.Code == 334 ? await session.SayAsync(Base64(secret), "***", cancellation) : reply;
        }

        return reply;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
