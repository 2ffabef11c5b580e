using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TeacherBot.Mail.Connections;

/// <summary>Checks a server's certificate as the system would, against its own or given authorities, and remembers in words what was wrong.</summary>
internal sealed class CertificateCheck(MailServer server)
{
    /// <summary>Why the certificate was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    public SslClientAuthenticationOptions Options => new()
    {
        TargetHost = server.Host,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateChainPolicy = server.TrustedRoots.Count > 0 ? PrivateAuthority() : null,
        RemoteCertificateValidationCallback = (_, _, chain, errors) =>
        {
            Refusal = errors == SslPolicyErrors.None ? null : Words(chain, errors);
            return Refusal is null;
        },
    };

    private X509ChainPolicy PrivateAuthority()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(server.TrustedRoots);
        return policy;
    }

    private static string Words(X509Chain? chain, SslPolicyErrors errors) =>
        errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? "сервер его не показал"
        : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "он выдан на другое имя"
        : chain?.ChainStatus.Any(s => s.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true ? "его срок прошёл или ещё не начался"
        : "его выдал неизвестный центр; если центр ваш, укажите файл с его сертификатом";
}
