using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Campaigns;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Tests.Documents;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Campaigns;

/// <summary>One unasked message as the outbox has it.</summary>
internal sealed record Unasked(string Person, Lane Lane, DateTimeOffset At, string Body);

/// <summary>Real turns, schedule and jobs on a real database, with time in the test's hands.</summary>
internal sealed class CampaignWorld : IDisposable
{
    private readonly DocumentWorld world;
    private readonly ScheduleWorker schedule;
    private readonly CampaignJob jobs;
    private int count;

    private CampaignWorld(DocumentWorld world)
    {
        this.world = world;
        schedule = new ScheduleWorker(world.Database, world.Turns, world.Clock, NullLogger<ScheduleWorker>.Instance);
        jobs = new CampaignJob(world.Database, world.Current, world.Clock);
    }

    public DateTimeOffset Now => world.Clock.GetUtcNow();

    public Core.Content.Municipality Town => world.Catalog.Municipalities[DocumentWorld.Town];

    public static async Task<CampaignWorld> OpenAsync() => new(await DocumentWorld.OpenAsync());

    public void Pass(TimeSpan time) => world.Clock.Advance(time);

    public Task<string> JoinAsync(string address) => world.JoinAsync(address, null);

    /// <summary>Opens a campaign that begins after some days and lasts some.</summary>
    public async Task<string> OpenCampaignAsync(string boss, int after, int days)
    {
        var today = DateOnly.FromDateTime(Core.Content.RussianDate.In(Now, Town.TimeZone).DateTime);
        var campaign = new Campaign($"CAMPAIGN{++count}", DocumentWorld.Town)
        {
            Title = "Осень",
            Wave = Wave.Entry,
            Order = "",
            From = today.AddDays(after),
            To = today.AddDays(after + days - 1),
            Position = "teacher",
            Subject = "mathematics",
            Cluster = "",
            Instruments = ["mathematics-levels"],
            Plan = [],
        };
        await world.ApplyAsync(boss, new SaveCampaign(campaign), new OpenCampaign(campaign.Id));
        return campaign.Id;
    }

    public Task ApplyAsync(string address, params Effect[] effects) => world.ApplyAsync(address, effects);

    public Task BeginAsync(string address, string campaign, string attempt)
    {
        var instrument = world.Catalog.FindInstrument("mathematics-levels")!;
        return world.ApplyAsync(
            address, new StartAttempt(new Attempt(attempt, instrument.Ref, ["MAT1"], 1, Now)), new BeginInCampaign(campaign, attempt, instrument.Id));
    }

    public Task PressAsync(string address, string person, string action)
    {
        var token = world.Stores.Tokens.Mint(person, 0, new Choice(action, "x") { Kind = ChoiceKind.Action }, Now);
        return world.Turns.RunAsync(new Arrival($"press{++count}", "console", address, null, token), CancellationToken.None);
    }

    /// <summary>A signal that comes by itself: late, early or twice.</summary>
    public Task SignalAsync(string person, string kind, string campaign) => world.Database.WriteAsync(
        unit => world.Turns.Run(unit, person, new Signal(kind, campaign), $"signal{++count}"));

    /// <summary>Everything that is due now happens; a job is dropped in the middle when asked, as if its worker had died.</summary>
    public async Task WorkAsync(bool dies)
    {
        while (await world.Database.WriteAsync(unit => ScheduleStore.Lease(unit, Now, TimeSpan.FromMinutes(2))) is { } job)
        {
            if (dies)
            {
                return;
            }

            if (await jobs.RunAsync(job, CancellationToken.None) is JobOutcome.Later later)
            {
                await world.Database.WriteAsync(unit => ScheduleStore.Postpone(unit, job.Id, Now + later.Wait));
            }
        }

        while (await schedule.StepAsync(CancellationToken.None))
        {
            // Two hundred at a time.
        }
    }

    public IReadOnlyList<Unasked> Sent()
    {
        using var connection = new SqliteConnection($"Data Source={world.Database.FilePath};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select a.person, o.lane, o.created_at, o.body from outbox o join addresses a on a.id = o.address where o.lane > 0 order by o.id";
        using var reader = command.ExecuteReader();
        var sent = new List<Unasked>();
        while (reader.Read())
        {
            sent.Add(new(reader.GetString(0), (Lane)reader.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)), reader.GetString(3)));
        }

        return sent;
    }

    public void Dispose() => world.Dispose();
}
