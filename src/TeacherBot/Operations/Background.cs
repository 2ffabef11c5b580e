using TeacherBot.Broadcasts;
using TeacherBot.Campaigns;
using TeacherBot.Deliveries;
using TeacherBot.Documents;
using TeacherBot.Documents.Photos;
using TeacherBot.Reports;
using TeacherBot.Store;

namespace TeacherBot.Operations;

/// <summary>What works beside the turns: documents, jobs, planned signals, maintenance. Serve runs it, the demo steps through it.</summary>
internal sealed class Background
{
    public Background(Bot bot, string filesPath, BroadcastLimits limits, ILoggerFactory logs)
    {
        var vault = bot.Stores.Vault;
        Documents = new DocumentStore(bot.Database, vault, filesPath);
        var freezer = new SnapshotFreezer(bot.Database, bot.Catalog, bot.Clock);
        var pdf = new PdfRenderer(new PdfOptions(), bot.Clock);
        var maker = new DocumentMaker(bot.Database, vault, bot.Catalog, pdf, bot.Clock);
        Jobs = new JobWorker(
            bot.Database,
            new JobKit(
                new DocumentJob(bot.Database, bot.Turns, maker, Documents, bot.Clock),
                new ErasureJob(bot.Database, Documents, bot.Clock),
                new CampaignJob(bot.Database, bot.Catalog, bot.Clock),
                new BroadcastJobs(
                    new FreezeJob(bot.Database, bot.Turns, bot.Catalog, limits, bot.Clock),
                    new BroadcastFileJob(new FileFetch(bot.Database, Files), bot.Turns, bot.Clock),
                    new RecallJob(bot.Database, bot.Turns, bot.Clock)),
                new PhotoJob(new FileFetch(bot.Database, Files), new PdfRedraw(pdf, bot.Clock), bot.Turns, new PeopleStore(vault), bot.Clock)),
            bot.Clock,
            logs.CreateLogger<JobWorker>());
        Schedule = new ScheduleWorker(bot.Database, bot.Turns, bot.Clock, logs.CreateLogger<ScheduleWorker>());
        Broadcasts = new BroadcastWorker(
            bot.Database, bot.Turns, bot.Catalog, limits, new WorkLoop("Broadcasts", TimeSpan.FromSeconds(0.5), bot.Clock, logs.CreateLogger<BroadcastWorker>()));
        Maintenance = new MaintenanceWorker(bot.Database, Documents, freezer, bot.Clock, logs.CreateLogger<MaintenanceWorker>());
    }

    public DocumentStore Documents { get; }

    /// <summary>Where files that people send come from; channels add themselves.</summary>
    public FileSources Files { get; } = new();

    public JobWorker Jobs { get; }

    public ScheduleWorker Schedule { get; }

    public BroadcastWorker Broadcasts { get; }

    public MaintenanceWorker Maintenance { get; }
}
