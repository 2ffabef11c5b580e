using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Imap;
using TeacherBot.Mail.Smtp;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving;

namespace TeacherBot.Operations.Doctoring;

/// <summary>Whether both mail servers are reached, trusted and let us in.</summary>
internal static class MailChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Finding>> RunAsync(Settings settings, TimeProvider clock, CancellationToken cancellation)
    {
        if (!settings.Email.IsOn)
        {
            return [new("почта", Verdict.Attention, "выключена: нет Email:Address")];
        }

        var options = EmailPart.OptionsOf(settings);
        return [await ImapAsync(Hasty(options.Imap), cancellation), await SmtpAsync(Hasty(options.Smtp), clock, cancellation)];
    }

    private static async Task<Finding> ImapAsync(MailServer server, CancellationToken cancellation)
    {
        try
        {
            await using var imap = await ImapClient.ConnectAsync(server, cancellation);
            var inbox = await imap.OpenAsync("INBOX", cancellation);
            var waiting = $"{server.Host}:{server.Port}, во входящих {inbox.Count}";
            return imap.CanIdle
                ? new("IMAP", Verdict.Fine, waiting)
                : new("IMAP", Verdict.Attention, waiting + "; сервер не умеет IDLE, письма замечаются раз в минуту");
        }
        catch (Exception error) when (error is MailConnectionException or ImapRefusedException)
        {
            return new("IMAP", Verdict.Trouble, error.Message);
        }
    }

    private static async Task<Finding> SmtpAsync(MailServer server, TimeProvider clock, CancellationToken cancellation)
    {
        await using var smtp = new SmtpClient(new SmtpOptions(server), clock);
        return await smtp.CheckAsync(cancellation) is { } failure
            ? new("SMTP", Verdict.Trouble, failure)
            : new("SMTP", Verdict.Fine, $"{server.Host}:{server.Port}, вход принят");
    }

    private static MailServer Hasty(MailServer server) => server with { ConnectTimeout = Patience, ReplyTimeout = Patience };
}
