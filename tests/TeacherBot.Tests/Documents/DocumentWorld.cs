using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Broadcasts;
using TeacherBot.Campaigns;
using TeacherBot.Content;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;
using TeacherBot.Documents;
using TeacherBot.Documents.Photos;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Tests.Store;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Documents;

/// <summary>A bot on a temporary database with the repository's content; the "PDF" of its documents is the page itself.</summary>
internal sealed class DocumentWorld : IDisposable
{
    public const string Town = "zarechny";
    public const string Name = "Анна Сергеевна Приметная";
    public const string Address = "primetny-adres@example.org";
    public const string TypedNumber = "987654.25";

    // Checked and read once: content is immutable.
    private static readonly Lazy<ContentResult.Loaded> Loaded =
        new(() => (ContentResult.Loaded)ContentLoader.Load(Content, new DateOnly(2026, 11, 29)));

    private int said;
    private bool closed;

    private DocumentWorld(string root, Database database, Vault vault, MovableClock clock)
    {
        Root = root;
        Database = database;
        Vault = vault;
        Clock = clock;
        Stores = new TurnStores(vault);
        Turns = new TurnRunner(database, Stores, Current, clock, NullLogger<TurnRunner>.Instance);
        Files = new DocumentStore(database, vault, FilesPath);
    }

    public string Root { get; }

    public Database Database { get; }

    public TurnStores Stores { get; }

    public TurnRunner Turns { get; }

    public Catalog Catalog => Current.Value;

    public Vault Vault { get; }

    public MovableClock Clock { get; }

    public DocumentStore Files { get; }

    public string FilesPath => Path.Combine(Root, "files");

    public CurrentCatalog Current { get; } = new(Loaded.Value.Catalog);

    private static string Content
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "TeacherBot.sln")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "content");
        }
    }

    public static async Task<DocumentWorld> OpenAsync()
    {
        var root = TestFolder.Create();
        var clock = new MovableClock();
        var vault = new Vault(KeyRing.Open(Path.Combine(root, "keys")));
        var database = Database.Open(new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(root, "store", "bot.db")}" });
        await new Migrator(database, MigrationSet.Load(), clock).ApplyAsync();
        await ContentStart.PublishAsync(database, Loaded.Value, clock.GetUtcNow(), CancellationToken.None);
        return new DocumentWorld(root, database, vault, clock);
    }

    /// <param name="renderer">A shell script that stands for the renderer; the page comes on its standard input.</param>
    public JobWorker Jobs(string renderer = "cat") => JobsBy(new PdfOptions { Program = "/bin/sh", Arguments = ["-c", renderer] });

    public JobWorker JobsBy(PdfOptions options)
    {
        var pdf = new PdfRenderer(options, TimeProvider.System);
        var maker = new DocumentMaker(Database, Vault, Current, pdf, Clock);
        return new JobWorker(
            Database,
            new JobKit(
                new DocumentJob(Database, Turns, maker, Files, Clock),
                new ErasureJob(Database, Files, Clock),
                new CampaignJob(Database, Current, Clock),
                new BroadcastJobs(
                    new FreezeJob(Database, Turns, Current, new(30, 2), Clock),
                    new BroadcastFileJob(new FileFetch(Database, new FileSources()), Turns, Clock),
                    new RecallJob(Database, Turns, Clock)),
                new PhotoJob(new FileFetch(Database, new FileSources()), new PdfRedraw(pdf, Clock), Turns, new PeopleStore(Vault), Clock)),
            Clock,
            NullLogger<JobWorker>.Instance);
    }

    /// <summary>A teacher with school, subject and name.</summary>
    public async Task<string> JoinAsync(string address = Address, string? name = Name)
    {
        await Turns.RunAsync(new Arrival($"in{++said}", "console", address, new CommandSaid("start", ""), null), CancellationToken.None);
        var town = Catalog.Municipalities[Town];
        var consent = town.Consents["processing"];
        return await ApplyAsync(
            address,
            new RecordConsent("processing", consent.Version, consent.Hash, Town),
            new SetSchool(town.Schools[0].Id),
            new SetPosition("teacher"),
            new SetSubjects(["mathematics"]),
            new SetName(name));
    }

    /// <summary>Writes effects of the person behind an address; the result is the person's id.</summary>
    public Task<string> ApplyAsync(string address, params Effect[] effects) => Database.WriteAsync(unit =>
    {
        var speaker = Stores.People.FindOrAdd(unit, "console", address, "NEW", null, Clock.GetUtcNow());
        var person = speaker.Person;
        foreach (var effect in effects)
        {
            Stores.Effects.Apply(unit, speaker, person, new Inbound($"in{++said}", "console", Clock.GetUtcNow(), new CommandSaid("menu", "")), 1, effect);
            person = Core.People.PersonChanges.After(person, effect);
        }

        return person.Id;
    });

    /// <summary>A completed attempt at the mathematics levels; the first area all right, the others all wrong.</summary>
    public async Task<Attempt> TakeAsync(string address, string id, params string[] areas)
    {
        var instrument = Catalog.FindInstrument("mathematics-levels")!;
        var attempt = new Attempt(id, instrument.Ref, [.. areas], 7, Clock.GetUtcNow());
        var effects = new List<Effect> { new StartAttempt(attempt) };
        foreach (var area in areas)
        {
            var responses = instrument.Area(area).Items
                .Select(i => new Response(i, AnyValue(instrument.Items[i]), instrument.Items[i].Level == ItemLevel.Reflexive ? true : null, area == areas[0]))
                .ToImmutableDictionary(r => r.Item);
            effects.AddRange(responses.Values.Select(r => new SaveResponse(id, r)));
            effects.Add(new CloseArea(id, Scorer.Score(instrument, area, responses)));
        }

        var person = await ApplyAsync(address, [.. effects, new CompleteAttempt(id)]);
        return Database.Read(unit => AttemptStore.Find(unit, person, id))!;
    }

    public Task RequestAsync(string address, string kind, string target, string file = "file.pdf") =>
        ApplyAsync(address, new RequestDocument(new DocumentRecipe(kind, target, file)));

    /// <summary>Bodies of everything that waits to be sent.</summary>
    public IReadOnlyList<string> Waiting() => Database.Read(unit => OutboxStore.Due(unit, "console", Lane.Reply, 50, Clock.GetUtcNow()))
        .Select(d => d.Body ?? "").ToList();

    public Task SentAsync() => Database.WriteAsync(unit =>
    {
        foreach (var delivery in OutboxStore.Due(unit, "console", Lane.Reply, 50, Clock.GetUtcNow()))
        {
            OutboxStore.Finish(unit, delivery.Id, DeliveryState.Delivered, 1, null, Clock.GetUtcNow());
        }
    });

    public string? Open(string kind, string target) =>
        Files.Open(new DocumentRecipe(kind, target, "file")) is { } file ? Encoding.UTF8.GetString(file.Bytes) : null;

    /// <summary>Files under the folder whose bytes hold one of these. Closes the database first: what it leaves on disk counts.</summary>
    public IReadOnlyList<string> Traces(byte[] wanted)
    {
        Close();
        return [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Where(f => File.ReadAllBytes(f).AsSpan().IndexOf(wanted) >= 0)];
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(Root, recursive: true);
    }

    private void Close()
    {
        if (!closed)
        {
            closed = true;
            Database.Dispose();
        }
    }

    private static ResponseValue AnyValue(Item item) => item.Body switch
    {
        SingleChoice or Rating => ResponseValue.Of(0),
        MultipleChoice => ResponseValue.OfSet([0, 1]),
        NumberEntry => ResponseValue.Of(987654.25m),
        TextEntry => new ResponseValue("слово"),
        Ordering ordering => ResponseValue.OfSequence(Enumerable.Range(0, ordering.Entries.Length)),
        Matching matching => ResponseValue.OfSequence(Enumerable.Range(0, matching.Left.Length)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>A clock that moves only when told.</summary>
internal sealed class MovableClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
