using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Reports;
using TeacherBot.Store;

namespace TeacherBot.Tests.Documents;

public sealed class ErasureTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Erased_person_leaves_no_trace_in_database_and_files(bool erase)
    {
        using var world = await DocumentWorld.OpenAsync();
        await world.JoinAsync();
        var lookup = world.Vault.Lookup.Of("console", DocumentWorld.Address);
        await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7", "MAT8");
        var jobs = world.Jobs();
        await world.RequestAsync(DocumentWorld.Address, "certificate", "A1", "primetny-file.pdf");
        await jobs.StepAsync(Never);
        if (erase)
        {
            await world.ApplyAsync(DocumentWorld.Address, new WithdrawEverything());
            await world.SentAsync();
            Assert.True(await jobs.StepAsync(Never));
            Assert.False(await jobs.StepAsync(Never));
            Assert.Empty(Directory.GetFiles(world.FilesPath));
        }

        // The first run of this test shows that what is looked for would be found.
        Assert.Equal(!erase, world.Traces(lookup).Count > 0);
        Assert.Equal(!erase, world.Traces(Encoding.UTF8.GetBytes(DocumentWorld.TypedNumber)).Count > 0);
        Assert.Equal(!erase, world.Traces("primetny-file.pdf"u8.ToArray()).Count > 0);
        Assert.Empty(world.Traces(Encoding.UTF8.GetBytes(DocumentWorld.Name)));
        Assert.Empty(world.Traces(Encoding.UTF8.GetBytes(DocumentWorld.Address)));
    }

    [Fact]
    public async Task Erasure_waits_for_the_farewell_to_leave()
    {
        using var world = await DocumentWorld.OpenAsync();
        var person = await world.JoinAsync();
        var jobs = world.Jobs();
        await world.ApplyAsync(
            DocumentWorld.Address,
            new WithdrawEverything(),
            new Say(new Message([new(ParagraphKind.Prose, "До свидания")], [], Core.Content.Privacy.Neutral), Lane.Reply));

        Assert.True(await jobs.StepAsync(Never));
        Assert.NotNull(world.Database.Read(unit => PeopleStore.FindPerson(unit, person)));
        Assert.False(await jobs.StepAsync(Never));
        await world.SentAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await jobs.StepAsync(Never));

        Assert.Null(world.Database.Read(unit => PeopleStore.FindPerson(unit, person)));
    }

    [Fact]
    public async Task Farewell_that_cannot_leave_does_not_hold_the_erasure_for_ever()
    {
        using var world = await DocumentWorld.OpenAsync();
        var person = await world.JoinAsync();
        var jobs = world.Jobs();
        await world.ApplyAsync(DocumentWorld.Address, new WithdrawEverything());
        Assert.NotEmpty(world.Waiting());

        var waited = TimeSpan.Zero;
        while (world.Database.Read(unit => PeopleStore.FindPerson(unit, person)) is not null && waited < TimeSpan.FromMinutes(11))
        {
            await jobs.StepAsync(Never);
            world.Clock.Advance(TimeSpan.FromSeconds(5));
            waited += TimeSpan.FromSeconds(5);
        }

        Assert.InRange(waited, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10.5));
    }

    [Fact]
    public async Task Person_who_came_back_before_the_erasure_is_kept()
    {
        using var world = await DocumentWorld.OpenAsync();
        var person = await world.JoinAsync();
        await world.ApplyAsync(DocumentWorld.Address, new WithdrawEverything());
        await world.JoinAsync();
        await world.SentAsync();
        var jobs = world.Jobs();

        Assert.True(await jobs.StepAsync(Never));
        Assert.False(await jobs.StepAsync(Never));

        Assert.NotNull(world.Database.Read(unit => PeopleStore.FindPerson(unit, person)));
    }

    [Fact]
    public async Task Maintenance_erases_guests_after_a_day_and_nobody_else()
    {
        using var world = await DocumentWorld.OpenAsync();
        var joined = await world.JoinAsync();
        var guest = await world.ApplyAsync("guest");
        var maintenance = new MaintenanceWorker(world.Database, world.Files, new SnapshotFreezer(world.Database, world.Current, world.Clock), world.Clock, NullLogger<MaintenanceWorker>.Instance);

        world.Clock.Advance(TimeSpan.FromHours(23));
        await maintenance.StepAsync(Never);
        Assert.NotNull(world.Database.Read(unit => PeopleStore.FindPerson(unit, guest)));
        world.Clock.Advance(TimeSpan.FromHours(2));
        await maintenance.StepAsync(Never);

        Assert.Null(world.Database.Read(unit => PeopleStore.FindPerson(unit, guest)));
        Assert.NotNull(world.Database.Read(unit => PeopleStore.FindPerson(unit, joined)));
    }

    [Fact]
    public async Task Maintenance_deletes_files_nobody_refers_to_and_old_ones()
    {
        using var world = await DocumentWorld.OpenAsync();
        await world.JoinAsync();
        await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7");
        await world.RequestAsync(DocumentWorld.Address, "certificate", "A1");
        await world.Jobs().StepAsync(Never);
        var lost = Path.Combine(world.FilesPath, world.Files.Put([1, 2, 3]));
        foreach (var file in Directory.GetFiles(world.FilesPath))
        {
            File.SetLastWriteTimeUtc(file, world.Clock.GetUtcNow().UtcDateTime);
        }

        var maintenance = new MaintenanceWorker(world.Database, world.Files, new SnapshotFreezer(world.Database, world.Current, world.Clock), world.Clock, NullLogger<MaintenanceWorker>.Instance);
        await maintenance.StepAsync(Never);
        Assert.True(File.Exists(lost));
        world.Clock.Advance(TimeSpan.FromHours(2));
        await maintenance.StepAsync(Never);
        Assert.False(File.Exists(lost));
        Assert.NotNull(world.Open("certificate", "A1"));
        world.Clock.Advance(TimeSpan.FromDays(31));
        await maintenance.StepAsync(Never);

        Assert.Null(world.Open("certificate", "A1"));
    }
}
