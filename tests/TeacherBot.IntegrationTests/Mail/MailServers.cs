using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using TeacherBot.Mail.Connections;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>A test over the Postfix and Dovecot that deploy/dev/up starts; skipped visibly where they do not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MailFactAttribute : FactAttribute
{
    public MailFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("TEACHERBOT_TEST_CA") is null)
        {
            Skip = "no mail server: run deploy/dev/up and set the variables it prints";
        }
    }
}

/// <summary>Where the mail server of the tests listens. Every address of school.test exists.</summary>
internal static class MailServers
{
    public const string Password = "secret";

    public static string Authority => Environment.GetEnvironmentVariable("TEACHERBOT_TEST_CA")!;

    /// <summary>Where the servers keep their files.</summary>
    public static string State => Environment.GetEnvironmentVariable("TEACHERBOT_TEST_DEV")!;

    public static string DovecotSettings => Path.Combine(State, "dovecot", "dovecot.conf");

    public static string PostfixSettings => Path.Combine(State, "postfix");

    /// <summary>Files of a mailbox.</summary>
    public static string Folder(string address) => Path.Combine(State, "mail", "school.test", address.Split('@')[0]);

    public static MailServer Submission(string user) => Of("SUBMISSION", MailSecurity.StartTls, user);

    public static MailServer Smtps(string user) => Of("SMTPS", MailSecurity.Tls, user);

    public static MailServer Imap(string user) => Of("IMAP", MailSecurity.StartTls, user);

    public static MailServer Imaps(string user) => Of("IMAPS", MailSecurity.Tls, user);

    /// <summary>Takes letters from anybody under any name, as the world does.</summary>
    public static MailServer World => Of("SMTP", MailSecurity.None, null);

    /// <summary>An address that nobody used before.</summary>
    public static string NewAddress(string name) => $"{name}-{Guid.NewGuid():N}@school.test";

    public static int Port(string name) => int.Parse(Environment.GetEnvironmentVariable("TEACHERBOT_TEST_" + name)!, CultureInfo.InvariantCulture);

    private static MailServer Of(string port, MailSecurity security, string? user) => new("localhost", Port(port), security)
    {
        User = user,
        Password = user is null ? null : Password,
        TrustedRoots = [X509CertificateLoader.LoadCertificateFromFile(Authority)],
    };
}
