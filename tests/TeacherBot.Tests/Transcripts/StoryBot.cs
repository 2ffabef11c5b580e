using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Broadcasts;
using TeacherBot.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Deliveries;
using TeacherBot.Documents;
using TeacherBot.Documents.Photos;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Transcripts;

/// <summary>The real composition on a temporary database, with its own time, seeds and a remembering channel.</summary>
internal sealed class StoryBot : IDisposable
{
    // Monday noon in the sample town: unasked messages may go from two o'clock.
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 5, 0, 0, TimeSpan.Zero);

    private static readonly BroadcastLimits Limits = new(30, 2);

    private readonly StoryLog log = new();
    private BroadcastWorker? broadcasts;
    private DeliveryWorker? worker;
    private Bot? bot;
    private ulong seed = 1;

    public StoryBot(StoryRendering rendering)
    {
        Clock = new StoryClock(Start);
        Channel = new StoryChannel(rendering, Clock);
        Channel.Neutral = rendering.IsNeutral ? new NeutralPhone(Channel) : null;
    }

    public string Folder { get; } = CreateFolder();

    public StoryClock Clock { get; }

    public StoryChannel Channel { get; }

    public string ContentPath { get; set; } = Repository.Content;

    public string DatabasePath => Path.Combine(Folder, "story.db");

    public Bot Bot => bot!;

    public IReadOnlyList<string> Errors => log.Errors;

    public async Task OpenAsync()
    {
        var options = new BotOptions
        {
            ConnectionString = $"Data Source={DatabasePath}",
            KeysPath = Path.Combine(Folder, "keys"),
            FilesPath = Path.Combine(Folder, "files"),
            ContentPath = ContentPath,
            Content = ContentPath == Repository.Content ? TheCatalog.Loaded : null,
        };
        bot = await Bot.OpenAsync(options, Clock, log, CancellationToken.None);
        if (Channel.Neutral is not null)
        {
            NeutralPhone.Quiet(bot);
        }

        bot.Turns.NextSeed = () => TimeOrderedId.Mix(seed++, "story");
        Channel.Tokens = bot.Stores.Tokens;
        worker = bot.Add(Channel, new PaceLimits(1000, 1000, 1000), new StoryDocuments());
        broadcasts = new BroadcastWorker(bot.Database, bot.Turns, bot.Catalog, Limits, new WorkLoop("Broadcasts", TimeSpan.FromSeconds(1), Clock, log));
    }

    /// <summary>The process ends and starts again on the same database.</summary>
    public Task RestartAsync()
    {
        bot!.Dispose();
        return OpenAsync();
    }

    public async Task<TurnOutcome> SayAsync(Arrival arrival)
    {
        var outcome = Channel.Neutral is { } phone ? await phone.SayAsync(Bot, arrival) : await Bot.Turns.RunAsync(arrival, CancellationToken.None);
        await SettleAsync();
        return outcome;
    }

    /// <summary>Moves time to the next planned signal or to the instant, whichever is sooner; true while there is more to wait for.</summary>
    public async Task<bool> WaitAsync(DateTimeOffset until)
    {
        var due = Bot.Database.Read(unit => ScheduleStore.Due(unit, until));
        var planned = due.Count > 0 ? due[0] : null;
        Clock.Now = planned is null ? until : planned.DueAt > Clock.Now ? planned.DueAt : Clock.Now;
        if (planned is not null)
        {
            await Bot.Turns.RunAsync(planned, CancellationToken.None);
        }

        await SettleAsync();
        return planned is not null;
    }

    private async Task SettleAsync()
    {
        await worker!.PumpAsync(CancellationToken.None);
        await RunJobsAsync();
        await BroadcastAsync();
        if (Channel.Neutral is { } phone)
        {
            await phone.ReadAsync(Bot);
        }
    }

    // What may go now goes: time stands still meanwhile.
    private async Task BroadcastAsync()
    {
        bool more;
        do
        {
            more = await broadcasts!.StepAsync(CancellationToken.None);
            await worker!.PumpAsync(CancellationToken.None);
        }
        while (more);

        // The end is noticed by the next look.
        await broadcasts!.StepAsync(CancellationToken.None);
        await worker!.PumpAsync(CancellationToken.None);
    }

    /// <summary>The office entered how many teachers the school has.</summary>
    public void SetHeads(string school, int teachers)
    {
        var catalog = Bot.Catalog.Value;
        var town = catalog.Municipalities["zarechny"];
        var schools = town.Schools.Select(s => s.Id == school ? s with { HeadCounts = s.HeadCounts.SetItem("teacher", teachers) } : s);
        Bot.Catalog.Swap(catalog with { Municipalities = catalog.Municipalities.SetItem(town.Id, town with { Schools = [.. schools] }) });
    }

    /// <summary>The office changed the words of its consent; the service reloads the folder while running.</summary>
    public void RaiseConsent()
    {
        var catalog = Bot.Catalog.Value;
        var towns = catalog.Municipalities.Values.Select(m => m with
        {
            Consents = m.Consents.SetItem("processing", m.Consents["processing"] with { Version = m.Consents["processing"].Version + 1, Text = "Новый текст согласия.", Hash = new string('2', 64) }),
        });
        Bot.Catalog.Swap(catalog with { Municipalities = towns.ToImmutableDictionary(m => m.Id) });
    }

    public Task InviteAsync(string code, Role role, string scope) => Bot.Database.WriteAsync(
        unit => Bot.Stores.Roles.Invite(unit, code, new RoleGrant(role, scope), Clock.Now, Clock.Now.AddDays(7)));

    public void Dispose()
    {
        bot?.Dispose();
        Directory.Delete(Folder, true);
    }

    private static string CreateFolder()
    {
        var name = $"teacherbot-story-{Guid.NewGuid():N}";
        return Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), name)).FullName;
    }

    // Documents are told of at once and not rendered: that needs a program of its own and has its own tests.
    private async Task RunJobsAsync()
    {
        var sources = new FileSources();
        sources.Add(Channel.Name, new StoryFiles());
        var files = new BroadcastFileJob(new FileFetch(Bot.Database, sources), Bot.Turns, Clock);
        var erasures = new ErasureJob(Bot.Database, new DocumentStore(Bot.Database, Bot.Stores.Vault, Path.Combine(Folder, "files")), Clock);
        while (await Bot.Database.WriteAsync(unit => ScheduleStore.Lease(unit, Clock.Now, TimeSpan.FromMinutes(1))) is { } job)
        {
            if (job.Kind == JobKinds.Recall)
            {
                while (await new RecallJob(Bot.Database, Bot.Turns, Clock).RunAsync(job, CancellationToken.None) is JobOutcome.Later)
                {
                    await worker!.PumpAsync(CancellationToken.None);
                }

                await worker!.PumpAsync(CancellationToken.None);
                continue;
            }

            if (job.Kind is JobKinds.Erase or JobKinds.Broadcast or JobKinds.File or JobKinds.Photo)
            {
                Assert.IsType<JobOutcome.Done>(await (job.Kind switch
                {
                    JobKinds.Erase => erasures.RunAsync(job, CancellationToken.None),
                    JobKinds.File => files.RunAsync(job, CancellationToken.None),
                    JobKinds.Photo => new PhotoJob(new FileFetch(Bot.Database, sources), new PdfRedraw(new PdfRenderer(new PdfOptions(), Clock), Clock), Bot.Turns, Bot.Stores.People, Clock).RunAsync(job, CancellationToken.None),
                    _ => new FreezeJob(Bot.Database, Bot.Turns, Bot.Catalog, Limits, Clock).RunAsync(job, CancellationToken.None),
                }));
                await worker!.PumpAsync(CancellationToken.None);
                continue;
            }

            if (job.Kind == JobKinds.Campaign)
            {
                var campaigns = new CampaignJob(Bot.Database, Bot.Catalog, Clock);
                if (await campaigns.RunAsync(job, CancellationToken.None) is JobOutcome.Later later)
                {
                    await Bot.Database.WriteAsync(unit => ScheduleStore.Postpone(unit, job.Id, Clock.Now + later.Wait));
                }

                continue;
            }

            await Bot.Database.WriteAsync(unit => SayReady(unit, job));
            await worker!.PumpAsync(CancellationToken.None);
        }
    }

    private void SayReady(UnitOfWork unit, Job job)
    {
        ScheduleStore.Done(unit, job.Id);
        var key = string.Create(CultureInfo.InvariantCulture, $"job:{job.Id}");
        Bot.Turns.Run(unit, job.Person!, new Signal(SignalKinds.DocumentReady, job.Args), key);
    }

    private sealed class StoryDocuments : IDocuments
    {
        public DocumentFile? Open(DocumentRecipe recipe) => new(recipe.FileName, [1]);
    }
}
