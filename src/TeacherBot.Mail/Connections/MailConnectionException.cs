namespace TeacherBot.Mail.Connections;

/// <summary>Why a connection is of no use any more.</summary>
public enum MailFailure
{
    /// <summary>No such host, refused, no route.</summary>
    Unreachable,

    /// <summary>The server said nothing for too long.</summary>
    TimedOut,

    /// <summary>The connection ended in the middle.</summary>
    Closed,

    /// <summary>The certificate is not one we trust for this host.</summary>
    CertificateRefused,

    /// <summary>STARTTLS is required and not offered.</summary>
    NoStartTls,

    /// <summary>What came is not the protocol.</summary>
    ProtocolBroken,

    /// <summary>User or password is wrong, or the account may not sign in this way.</summary>
    SignInRefused,

    /// <summary>The server turns us away for now.</summary>
    TurnedAway,
}

/// <summary>The connection is gone or useless: open another one. The message is Russian, for an operator, and carries no secret.</summary>
public sealed class MailConnectionException(MailFailure failure, string message, Exception? cause = null) : IOException(message, cause)
{
    public MailFailure Failure { get; } = failure;

    /// <summary>Trying again changes nothing until somebody mends the settings or the server.</summary>
    public bool NeedsMending => Failure is MailFailure.CertificateRefused or MailFailure.NoStartTls or MailFailure.SignInRefused;
}
