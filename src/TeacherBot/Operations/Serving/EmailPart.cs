using System.Security.Cryptography.X509Certificates;
using TeacherBot.Channels.Email;
using TeacherBot.Channels.Email.Receiving;
using TeacherBot.Channels.Email.Sending;
using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Smtp;
using TeacherBot.Operations.Configuration;

namespace TeacherBot.Operations.Serving;

/// <summary>The email channel inside the service: sending, and reading the mailbox.</summary>
internal sealed class EmailPart : IAsyncDisposable
{
    private const int Connections = 4;

    private readonly EmailOptions options;
    private readonly Bot bot;
    private readonly ILoggerFactory logs;
    private readonly SmtpPool smtp;

    public EmailPart(Settings settings, Bot bot, ILoggerFactory logs)
    {
        this.bot = bot;
        this.logs = logs;
        options = OptionsOf(settings);
        smtp = new SmtpPool(new SmtpOptions(options.Smtp), Connections, bot.Clock);
    }

    public static EmailOptions OptionsOf(Settings settings)
    {
        var roots = settings.Email.CaFile is { } file ? EmailChecks.Authority(file)! : [];
        return new EmailOptions(settings.Email.Address!, ServerOf(settings.EmailImap, roots), ServerOf(settings.EmailSmtp, roots))
        {
            Plus = new PlusAddress(settings.Email.Address!, settings.Email.PlusAddressing switch { PlusAddressing.On => true, PlusAddressing.Off => false, _ => null }),
            AuthServId = settings.Email.AuthServId,
            EnvelopeSender = settings.Email.EnvelopeSender,
            PublicUrl = settings.Web.PublicUrl?.TrimEnd('/'),
            Keep = TimeSpan.FromDays(settings.Email.KeepDays),
            Limits = settings.EmailSmtp.Limits,
        };
    }

    /// <summary>Starts sending and reading; the result wakes the sending.</summary>
    public DeliveryWorker Start(WorkerCrew crew, Background background, IEndpointRouteBuilder routes)
    {
        background.Files.Add(ChannelNames.Email, new EmailFiles(options.Imap));
        var stores = EmailStores.Of(bot.Database, bot.Stores);
        new UnsubscribeDoor(new Mailings(stores, bot.Turns, bot.Clock), options.PublicUrl is not null).Map(routes);
        var channel = new EmailChannel(options, smtp.Door, stores, bot.Clock, logs.CreateLogger<EmailChannel>());
        var deliveries = bot.Add(channel, options.ToPace(), background.Documents);
        var intake = new LetterIntake(options, stores, bot.Turns, bot.Clock);
        var start = new MailboxStart(options, smtp.Door, stores, bot.Clock);
        var receiver = new EmailReceiver(options, intake, start, bot.Clock, logs.CreateLogger<EmailReceiver>());
        crew.Start("email.sending", deliveries.RunAsync, () => deliveries.Circuit.Failure);
        crew.Start("email.receiving", receiver.RunAsync, () => receiver.Failure);
        return deliveries;
    }

    public ValueTask DisposeAsync() => smtp.DisposeAsync();

    private static MailServer ServerOf(MailServerSettings server, X509Certificate2Collection roots) => new(server.Host!, server.Port, server.Security)
    {
        User = server.User,
        Password = server.Password,
        AccessToken = server.AccessToken,
        TrustedRoots = roots,
    };
}
