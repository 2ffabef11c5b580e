using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Segments;
using TeacherBot.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Broadcasts;

/// <summary>The real composition with two remembering channels and a clock that stands on a Monday afternoon.</summary>
internal sealed class BroadcastBot : IDisposable
{
    private const string Town = TownPeople.Town;
    private const int Cap = 2;

    private static readonly BroadcastLimits Limits = new(30, Cap);

    private readonly string folder;
    private readonly Bot bot;
    private readonly DeliveryWorker[] workers;
    private readonly TownPeople people;
    private BroadcastWorker feeder;

    private BroadcastBot(string folder, Bot bot, StoryClock clock)
    {
        (this.folder, this.bot, Clock) = (folder, bot, clock);
        workers = [.. new[] { Telegram, Console }.Select(c => bot.Add(c, new PaceLimits(1000, 1000, 1000), new NoFiles()))];
        people = new TownPeople(bot, clock, Limits);
        feeder = Feeder();
    }

    public StoryClock Clock { get; }

    public FakeChannel Telegram { get; } = new("telegram");

    public FakeChannel Console { get; } = new("console");

    public static async Task<BroadcastBot> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("teacherbot-broadcast-").FullName;

        // Monday 30 November 2026, 14:30 in the sample town.
        var clock = new StoryClock(new DateTimeOffset(2026, 11, 30, 7, 30, 0, TimeSpan.Zero));
        var bot = await Bot.OpenAsync(
            new BotOptions
            {
                ConnectionString = $"Data Source={Path.Combine(folder, "b.db")}",
                KeysPath = Path.Combine(folder, "keys"),
                FilesPath = Path.Combine(folder, "files"),
                ContentPath = Repository.Content,
                Content = TheCatalog.Loaded,
            },
            clock,
            NullLoggerFactory.Instance,
            CancellationToken.None);
        var town = bot.Catalog.Value.Municipalities[Town];
        bot.Catalog.Swap(bot.Catalog.Value with
        {
            Municipalities = bot.Catalog.Value.Municipalities.SetItem(Town, town with { Policy = town.Policy.SetItem("telegram", ChannelPolicy.Open).SetItem("console", ChannelPolicy.Open) }),
        });
        return new BroadcastBot(folder, bot, clock);
    }

    /// <summary>Somebody who agreed to be invited; the result is the person.</summary>
    public Task<string> JoinAsync(string channel, string address, string subject = "mathematics") => people.JoinAsync(channel, address, subject);

    public Task<string> ApplyAsync(string channel, string address, params Effect[] effects) => people.ApplyAsync(channel, address, effects);

    /// <summary>Puts a closed area of a physics teacher into the store; level null means not finished.</summary>
    public Task LevelAsync(string person, int level) => bot.Database.WriteAsync(unit => unit.RunScript($"""
        insert into attempts (id, person, municipality, school, instrument, version, form, hash, plan, seed, status, repeats, started_at)
        select 'attempt-{person}', '{person}', '{Town}', p.school, i.id, i.version, i.form, i.hash, 'PHY5', 0, 1, 0, 0
          from people p, instruments i where p.id = '{person}' and i.id = 'physics-levels' limit 1;
        insert into area_results select n, 'PHY5', 0, 3, 0, 3, 0, 3, {level}, 0, 0, 0, 0, 0, 0 from attempts where id = 'attempt-{person}';
        """));

    /// <summary>What blind targeting is answered from, as the weekly worker freezes it.</summary>
    public Task<bool> FreezeNeedsAsync()
    {
        var area = NeedArea.Of(bot.Catalog.Value).Single(a => a.Code == "PHY5");
        return bot.Database.WriteAsync(unit => NeedSnapshotStore.Freeze(unit, Town, area, 5, Clock.Now));
    }

    public Task<string> PlanAsync(string text, string segment = "") => people.PlanAsync(text, segment);

    public Task<string> SendAsync(string text, string segment = "") => people.SendAsync(text, segment);

    public Task DoAsync(Action<UnitOfWork> work) => bot.Database.WriteAsync(work);

    public Broadcast Find(string id) => bot.Database.Read(unit => BroadcastStore.Find(unit, id))!;

    /// <summary>What became of everybody, from the rows themselves.</summary>
    public int Count(string id, string what) =>
        bot.Database.Read(unit => RecipientStore.Count(unit, id)).FirstOrDefault(c => c.What == what)?.Number ?? 0;

    /// <summary>Everything that may go now goes; time passes by four seconds, so that the end is noticed.</summary>
    public async Task RunAsync()
    {
        for (var round = 0; round < 4; round++)
        {
            await feeder.StepAsync(CancellationToken.None);
            foreach (var worker in workers)
            {
                await worker.PumpAsync(CancellationToken.None);
            }

            Clock.Now += TimeSpan.FromSeconds(1);
        }
    }

    /// <summary>One look of the feeder and nothing sent yet.</summary>
    public Task FeedAsync() => feeder.StepAsync(CancellationToken.None);

    /// <summary>The process ends without a word and starts again.</summary>
    public void Restart() => feeder = Feeder();

    public void Dispose()
    {
        bot.Dispose();
        Directory.Delete(folder, true);
    }

    private BroadcastWorker Feeder() =>
        new(bot.Database, bot.Turns, bot.Catalog, Limits, new WorkLoop("Broadcasts", TimeSpan.FromSeconds(1), Clock, NullLogger.Instance));

    private sealed class NoFiles : IDocuments
    {
        public DocumentFile? Open(DocumentRecipe recipe) => null;
    }
}

/// <summary>Remembers what it was given; answers as told, else delivers.</summary>
internal sealed class FakeChannel(string name) : IChannel
{
    private readonly ConcurrentQueue<string> texts = [];
    private long last;

    public string Name => name;

    /// <summary>What every send becomes; null delivers.</summary>
    public SendOutcome? Answer { get; set; }

    /// <summary>First paragraph of what was delivered.</summary>
    public IReadOnlyCollection<string> Texts => texts;

    public int Asked { get; private set; }

    public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        Asked++;
        if (Answer is { } answer)
        {
            return Task.FromResult(answer);
        }

        texts.Enqueue(outgoing.Message!.Paragraphs[0].Text);
        return Task.FromResult<SendOutcome>(new SendOutcome.Delivered(Interlocked.Increment(ref last)));
    }
}
