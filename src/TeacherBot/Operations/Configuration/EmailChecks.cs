using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Operations.Configuration;

/// <summary>What the settings of the mailbox must fulfil.</summary>
internal static class EmailChecks
{
    public static void Check(Settings settings, Action<string, string> report)
    {
        var email = settings.Email;
        if (!email.IsOn)
        {
            return;
        }

        Address("Email:Address", email.Address!, report);
        if (email.EnvelopeSender is { } sender)
        {
            Address("Email:EnvelopeSender", sender, report);
        }

        if (email.ItemsPerLetter is < 1 or > 20)
        {
            report("Email:ItemsPerLetter", "нужно число от 1 до 20");
        }

        if (email.KeepDays is < 0 or > 7)
        {
            report("Email:KeepDays", "нужно число от 0 до 7: дольше недели письма людей в ящике не лежат");
        }

        if (email.CaFile is { } file && Authority(file) is null)
        {
            report("Email:CaFile", $"в файле {file} нет сертификата PEM, или он не читается");
        }

        Server("Email:Imap", settings.EmailImap, report);
        Server("Email:Smtp", settings.EmailSmtp, report);
        Limits(settings.EmailSmtp, report);
    }

    /// <summary>Certificates of a file; null when there is none to read.</summary>
    public static X509Certificate2Collection? Authority(string file)
    {
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            return roots.Count > 0 ? roots : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }

    private static void Limits(SmtpSettings smtp, Action<string, string> report)
    {
        foreach (var (key, number) in new[]
        {
            ("MessagesPerMinute", smtp.MessagesPerMinute), ("MessagesPerHour", smtp.MessagesPerHour),
            ("MessagesPerDay", smtp.MessagesPerDay),
        })
        {
            if (number is < 2 or > 10_000_000)
            {
                report("Email:Smtp:" + key, "нужно число от 2 до 10000000: столько писем берёт почтовый сервер");
            }
        }
    }

    private static void Address(string key, string address, Action<string, string> report)
    {
        var at = address.LastIndexOf('@');
        if (at < 1 || at == address.Length - 1 || address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ','))
        {
            report(key, $"«{address}» не похоже на адрес; пример: bot@school.ru");
        }
    }

    private static void Server(string section, MailServerSettings server, Action<string, string> report)
    {
        if (server.Host is not { Length: > 0 } host)
        {
            report(section + ":Host", "нужно имя почтового сервера, раз задан Email:Address");
            return;
        }

        if (server.Port is < 1 or > 65535)
        {
            report(section + ":Port", "нужно число от 1 до 65535");
        }

        if (server.Security == MailSecurity.None && !(host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))))
        {
            report(section + ":Security", "без шифрования — только на этой же машине; поставьте tls или starttls");
        }

        if (server.User is not null && server.Password is null && server.AccessToken is null)
        {
            report(section + ":Password", "нужен пароль для программ (или PasswordFile), раз задан User");
        }
    }
}
