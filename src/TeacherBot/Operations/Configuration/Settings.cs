using TeacherBot.Channels.Telegram;

namespace TeacherBot.Operations.Configuration;

/// <summary>A value that is never shown; a key of the same name with File at its end may name a file that holds it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;

/// <summary>Name of a section inside another, with colons.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SectionAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>Everything an operator can set. deploy/README.md explains each key; a test compares.</summary>
internal sealed record Settings
{
    public StorageSettings Storage { get; init; } = new();

    public ContentSettings Content { get; init; } = new();

    public TelegramSettings Telegram { get; init; } = new();

    public EmailSettings Email { get; init; } = new();

    [Section("Email:Imap")]
    public MailServerSettings EmailImap { get; init; } = new() { Port = 993 };

    [Section("Email:Smtp")]
    public SmtpSettings EmailSmtp { get; init; } = new() { Port = 465 };

    public DeliverySettings Delivery { get; init; } = new();

    public PrivacySettings Privacy { get; init; } = new();

    public WebSettings Web { get; init; } = new();

    public SecuritySettings Security { get; init; } = new();

    public FilesSettings Files { get; init; } = new();

    public LogSettings Log { get; init; } = new();
}

internal sealed record StorageSettings
{
    public string Provider { get; init; } = "sqlite";

    public string ConnectionString { get; init; } = "Data Source=data/teacherbot.db";
}

internal sealed record DeliverySettings
{
    /// <summary>Unasked messages a person gets in seven days at most, over all senders.</summary>
    public int WeeklyCap { get; init; } = 2;

    /// <summary>When people may be written to unasked, by the clock of their municipality.</summary>
    public string Hours { get; init; } = "Mon-Fri 14:00-19:00";
}

internal sealed record ContentSettings
{
    public string Path { get; init; } = "content";

    /// <summary>As given; a relative folder absent from the working directory is looked for beside the program.</summary>
    public string Resolved
    {
        get
        {
            var beside = System.IO.Path.Combine(AppContext.BaseDirectory, Path);
            return !System.IO.Path.IsPathRooted(Path) && !Directory.Exists(Path) && Directory.Exists(beside) ? beside : Path;
        }
    }
}

internal sealed record TelegramSettings
{
    [Secret]
    public string? Token { get; init; }

    public string ApiBaseUrl { get; init; } = "https://api.telegram.org";

    public TelegramMode Mode { get; init; } = TelegramMode.Polling;

    /// <summary>May carry a password, which is masked wherever the address is shown.</summary>
    public string? Proxy { get; init; }

    public int MessagesPerSecond { get; init; } = 30;

    public string? WebhookUrl { get; init; }

    [Secret]
    public string? WebhookSecret { get; init; }

    public bool IsOn => Token is not null;
}

internal sealed record PrivacySettings
{
    /// <summary>k: fewer people than this are never told apart from others.</summary>
    public int MinimumGroup { get; init; } = 5;
}

internal sealed record WebSettings
{
    /// <summary>http addresses separated by semicolons; TLS is the business of the proxy in front.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    /// <summary>How people reach the service from outside; unset: they cannot, and letters carry no links to it.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Addresses and networks of proxies whose X-Forwarded-For and X-Forwarded-Proto count; unset: nobody's do.</summary>
    public string? KnownProxies { get; init; }

    /// <summary>Addresses and networks that may read health and metrics beside this machine itself.</summary>
    public string? Watchers { get; init; }
}

internal sealed record SecuritySettings
{
    public string KeysPath { get; init; } = "data/keys";
}

internal sealed record FilesSettings
{
    public string Path { get; init; } = "data/files";
}

internal enum LogFormat
{
    Plain,
    Json,
}

internal sealed record LogSettings
{
    public LogFormat Format { get; init; } = LogFormat.Plain;
}
