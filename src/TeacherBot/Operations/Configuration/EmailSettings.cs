using TeacherBot.Core.Deliveries;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Operations.Configuration;

/// <summary>Whether letters to local+something@domain reach the mailbox.</summary>
internal enum PlusAddressing
{
    /// <summary>Found out by a letter to ourselves.</summary>
    Auto,
    Off,
    On,
}

internal sealed record EmailSettings
{
    /// <summary>Address of the bot; the channel is off without it.</summary>
    public string? Address { get; init; }

    public PlusAddressing PlusAddressing { get; init; } = PlusAddressing.Auto;

    /// <summary>Our server's name in Authentication-Results: what it calls forged is not believed.</summary>
    public string? AuthServId { get; init; }

    /// <summary>Questions in one letter.</summary>
    public int ItemsPerLetter { get; init; } = 6;

    /// <summary>Days that a letter that was dealt with stays in the mailbox.</summary>
    public int KeepDays { get; init; } = 7;

    /// <summary>To which bounces go; unset: the address.</summary>
    public string? EnvelopeSender { get; init; }

    /// <summary>PEM file with the certificates of a private authority, trusted in place of the system's.</summary>
    public string? CaFile { get; init; }

    public bool IsOn => Address is not null;
}

internal record MailServerSettings
{
    public string? Host { get; init; }

    public int Port { get; init; }

    public MailSecurity Security { get; init; } = MailSecurity.Tls;

    public string? User { get; init; }

    [Secret]
    public string? Password { get; init; }

    /// <summary>OAuth access token; used in place of the password.</summary>
    [Secret]
    public string? AccessToken { get; init; }
}

internal sealed record SmtpSettings : MailServerSettings
{
    public int MessagesPerMinute { get; init; } = 60;

    public int MessagesPerHour { get; init; } = 500;

    public int MessagesPerDay { get; init; } = 500;

    public LetterLimits Limits => new(MessagesPerMinute, MessagesPerHour, MessagesPerDay);
}
