using System.Security.Cryptography.X509Certificates;

namespace TeacherBot.Mail.Connections;

/// <summary>How a connection is kept from being read on the way.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte, as RFC 8314 wants it: ports 465 and 993.</summary>
    Tls,

    /// <summary>TLS after a greeting in the clear; required, never skipped when the server does not offer it: ports 587, 25 and 143.</summary>
    StartTls,

    /// <summary>In the clear; sensible only on the machine itself.</summary>
    None,
}

/// <summary>One mail server and who we are to it.</summary>
/// <param name="Host">Name the certificate must carry, too.</param>
/// <param name="Port">1 to 65535.</param>
public sealed record MailServer(string Host, int Port, MailSecurity Security)
{
    /// <summary>Null signs in to nothing.</summary>
    public string? User { get; init; }

    /// <summary>Password of the user, or one made for programs.</summary>
    public string? Password { get; init; }

    /// <summary>OAuth access token; when present, XOAUTH2 is used in place of the password.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Certificates of a private authority, trusted in place of the system's; empty trusts the system's.</summary>
    public X509Certificate2Collection TrustedRoots { get; init; } = [];

    /// <summary>For reaching the server and for the handshake, each.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the reply to one command, and for one write.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets each line of the protocol without addresses, texts, passwords and tokens; null for none.</summary>
    public Action<string>? Log { get; init; }
}
