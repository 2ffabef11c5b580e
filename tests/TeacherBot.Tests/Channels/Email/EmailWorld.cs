using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Broadcasts;
using TeacherBot.Channels.Email;
using TeacherBot.Channels.Email.Receiving;
using TeacherBot.Channels.Email.Sending;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Deliveries;
using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Smtp;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Tests.Broadcasts;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>The real bot with a mailbox: letters go to a door that keeps them, and come as bytes. Time stands still until it is moved.</summary>
internal sealed class EmailWorld : IDisposable
{
    private static readonly BroadcastLimits Limits = new(30, 2);

    public const string BotAddress = "bot@school.test";

    private readonly string folder;
    private int offered;
    public LetterIntake Intake { get; }

    private readonly DeliveryWorker deliveries;
    private readonly DeliveryWorker chatting;
    private readonly TownPeople people;
    private readonly Background background;
    private int ids;

    private EmailWorld(string folder, Bot bot, StoryClock clock, EmailOptions options)
    {
        (this.folder, Bot, Clock, Stores) = (folder, bot, clock, EmailStores.Of(bot.Database, bot.Stores));
        Options = options;
        background = new Background(bot, Path.Combine(folder, "files"), Limits, NullLoggerFactory.Instance);
        Door = new SmtpDoor((envelope, _) => Task.FromResult(HandIn(envelope)), _ => Task.FromResult<string?>(null));
        deliveries = bot.Add(new EmailChannel(options, Door, Stores, clock, NullLogger<EmailChannel>.Instance), options.ToPace(), background.Documents);
        people = new TownPeople(bot, clock, Limits);
        Chat = new Chat(this);
        chatting = bot.Add(Chat, new Core.Deliveries.PaceLimits(1000, 1000, 1000), background.Documents);
        Intake = new LetterIntake(options, Stores, bot.Turns, clock);
    }

    public TeacherBot.Deliveries.IDocuments Documents => background.Documents;

    public Bot Bot { get; }

    public EmailOptions Options { get; }

    public SmtpDoor Door { get; }

    public string ConnectionString => $"Data Source={Path.Combine(folder, "e.db")}";

    public StoryClock Clock { get; }

    public EmailStores Stores { get; }

    public Chat Chat { get; }

    /// <summary>What the server says to a letter; null accepts it.</summary>
    public Func<SmtpEnvelope, SmtpOutcome?> Server { get; set; } = _ => null;

    /// <summary>Letters that the server took, the oldest first.</summary>
    public ConcurrentQueue<(string To, Letter Letter, DateTimeOffset At)> Taken { get; } = [];

    /// <summary>Letters offered to the server, taken or not.</summary>
    public int Offered => offered;

    /// <param name="content">Folder of the content; null is the repository's.</param>
    /// <param name="publicUrl">Where pages are reached; null for nowhere.</param>
    public static async Task<EmailWorld> OpenAsync(bool? plus = true, string? content = null, string? publicUrl = null)
    {
        var folder = Directory.CreateTempSubdirectory("teacherbot-email-").FullName;
        var clock = new StoryClock(new DateTimeOffset(2026, 11, 30, 7, 30, 0, TimeSpan.Zero));
        var bot = await Bot.OpenAsync(
            new BotOptions
            {
                ConnectionString = $"Data Source={Path.Combine(folder, "e.db")}",
                KeysPath = Path.Combine(folder, "keys"),
                FilesPath = Path.Combine(folder, "files"),
                ContentPath = content ?? Repository.Content,
                Content = content is null ? TheCatalog.Loaded : null,
                Mailbox = new(BotAddress, new(60, 500, 500)),
            },
            clock,
            NullLoggerFactory.Instance,
            CancellationToken.None);
        var none = new MailServer("localhost", 1, MailSecurity.None);
        return new EmailWorld(folder, bot, clock, new EmailOptions(BotAddress, none, none) { Plus = new PlusAddress(BotAddress, plus), AuthServId = "mx.school.test", PublicUrl = publicUrl });
    }

    /// <summary>A letter arrives and what it leads to is sent; the result is what it was taken as.</summary>
    public async Task<string> ArriveAsync(LetterDraft draft) => await ArriveAsync(LetterWriter.Write(draft));

    public async Task<string> ArriveAsync(byte[] raw)
    {
        var taken = await Intake.TakeAsync(raw, CancellationToken.None);
        await PumpAsync();
        return taken.Kind;
    }

    /// <summary>Sends what may go now.</summary>
    public async Task PumpAsync()
    {
        await deliveries.PumpAsync(CancellationToken.None);
        await chatting.PumpAsync(CancellationToken.None);
    }

    /// <summary>Answers the newest letter.</summary>
    public Task<string> AnswerAsync(string address, string text)
    {
        Clock.Now += TimeSpan.FromSeconds(20);
        return ArriveAsync(Answer(Newest(address)!, address, text));
    }

    /// <summary>Answers the newest letter by the sign of the choice with these words.</summary>
    public Task<string> ChooseAsync(string address, string label)
    {
        var line = Newest(address)!.Text!.Split('\n').First(l => l.Contains(" — ", StringComparison.Ordinal) && l.Contains(label, StringComparison.OrdinalIgnoreCase));
        return AnswerAsync(address, line.Split(" — ")[0]);
    }

    /// <summary>Somebody who agreed to be invited; the result is the person.</summary>
    public Task<string> AgreeAsync(string channel, string address) => people.JoinAsync(channel, address);

    /// <summary>Gives a person a further address.</summary>
    public Task LinkAsync(string person, string address) => people.ApplyAsync("email", address, new MoveAddressTo(person));

    /// <summary>Writes, freezes and sends a broadcast to the town; the result is its id.</summary>
    public async Task<string> BroadcastAsync(string text)
    {
        var id = await people.SendAsync(text);
        await FeedAsync();
        return id;
    }

    /// <summary>Lets what was planned go out.</summary>
    public async Task FeedAsync()
    {
        var feeder = new BroadcastWorker(Bot.Database, Bot.Turns, Bot.Catalog, Limits, new WorkLoop("Broadcasts", TimeSpan.FromSeconds(1), Clock, NullLogger.Instance));
        for (var round = 0; round < 4; round++)
        {
            await feeder.StepAsync(CancellationToken.None);
            await PumpAsync();
            Clock.Now += TimeSpan.FromSeconds(2);
        }
    }

    /// <summary>Does what turns asked for to be done outside them, and sends what comes of it.</summary>
    public async Task RunJobsAsync()
    {
        while (await background.Jobs.StepAsync(CancellationToken.None))
        {
        }

        await PumpAsync();
    }

    /// <summary>Lets time say what is due now.</summary>
    public async Task SpeakAsync()
    {
        while (await background.Schedule.StepAsync(CancellationToken.None))
        {
        }

        await PumpAsync();
    }

    /// <summary>Copies of a broadcast that arrived.</summary>
    public int Sent(string id) => Bot.Database.Read(unit => RecipientStore.Count(unit, id)).FirstOrDefault(c => c.What == BroadcastCounts.Sent)?.Number ?? 0;

    /// <summary>Somebody who is asked the first six items.</summary>
    public async Task BeginAsync(string address)
    {
        await JoinAsync(address);
        await AnswerAsync(address, "а");
        await ChooseAsync(address, "Учитель");
        await ChooseAsync(address, "Математика");
        await AnswerAsync(address, "1, 3, 5");
        await ChooseAsync(address, "Начать");
    }

    /// <summary>A letter that answers nothing.</summary>
    public LetterDraft Write(string from, string text, string subject = "Здравствуйте") =>
        new(new MailAddress("Кто-то", from), new MailAddress(null, BotAddress), subject, $"{++ids}@client.test", Clock.Now, text);

    /// <summary>An answer to a letter of the bot, the whole of it quoted.</summary>
    public LetterDraft Answer(Letter letter, string from, string text) => Write(from, $"{text}\n\n> {letter.Text!.Trim().ReplaceLineEndings("\n> ")}\n", "Re: " + letter.Subject) with
    {
        To = letter.ReplyTo is [var to, ..] ? to : new MailAddress(null, BotAddress),
        InReplyTo = letter.MessageId,
        References = [letter.MessageId!],
    };

    /// <summary>The newest letter to an address; null when there is none.</summary>
    public Letter? Newest(string to) => Taken.LastOrDefault(t => t.To == to).Letter;

    public int CountTo(string to) => Taken.Count(t => t.To == to);

    /// <summary>Somebody who reached the choice of a school: consent is given.</summary>
    public async Task<Letter> JoinAsync(string address)
    {
        await ArriveAsync(Write(address, "Хочу начать"));
        await ArriveAsync(Answer(Newest(address)!, address, "1"));
        await ArriveAsync(Answer(Newest(address)!, address, "1"));
        return Newest(address)!;
    }

    public void Dispose()
    {
        Bot.Dispose();
        Directory.Delete(folder, true);
    }

    private SmtpOutcome HandIn(SmtpEnvelope envelope)
    {
        // Letters go out side by side.
        Interlocked.Increment(ref offered);
        if (Server(envelope) is { } refused)
        {
            return refused;
        }

        Taken.Enqueue((envelope.Recipient, LetterReader.Read(envelope.Letter), Clock.Now));
        return new SmtpOutcome.Accepted(new SmtpReply(250, "2.0.0", "ok"));
    }
}
