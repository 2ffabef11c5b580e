using TeacherBot.Core.Conversations;
using TeacherBot.Documents;
using TeacherBot.Store;

namespace TeacherBot.Tests.Documents;

public sealed class JobTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private DocumentWorld world = null!;
    private string person = "";

    public async Task InitializeAsync()
    {
        world = await DocumentWorld.OpenAsync();
        person = await world.JoinAsync();
        await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7", "MAT8");
        await world.SentAsync();
    }

    public Task DisposeAsync()
    {
        world.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Profile_asked_for_arrives_as_a_message_with_its_file()
    {
        var queued = 0;
        var jobs = world.Jobs();
        jobs.Queued += () => queued++;
        await world.RequestAsync(DocumentWorld.Address, "profile", "A1", "profil.pdf");

        Assert.True(await jobs.StepAsync(Never));

        var body = Assert.Single(world.Waiting());
        Assert.Contains("profil.pdf", body, StringComparison.Ordinal);
        Assert.Contains("отпечаток", world.Open("profile", "A1")!, StringComparison.Ordinal);
        Assert.Equal(1, queued);
        Assert.False(await jobs.StepAsync(Never));
    }

    [Fact]
    public async Task Profile_carries_the_recovery_code_and_it_brings_the_person_back()
    {
        var jobs = world.Jobs();
        await world.RequestAsync(DocumentWorld.Address, "profile", "A1", "profil.pdf");
        await jobs.StepAsync(Never);

        var printed = System.Text.RegularExpressions.Regex.Match(world.Open("profile", "A1")!, "Код возврата: ([0-9A-Z]{4})-([0-9A-Z]{4})");
        var code = printed.Groups[1].Value + printed.Groups[2].Value;
        var found = await world.Database.WriteAsync(
            unit => world.Stores.People.FindByRecoveryCode(unit, 1, code, world.Clock.GetUtcNow()), Never);
        Assert.Equal(person, found);

        // Printed again it is the same code, and the paper for others never has it.
        await world.RequestAsync(DocumentWorld.Address, "profile", "A1", "profil.pdf");
        await world.RequestAsync(DocumentWorld.Address, "certificate", "A1");
        await jobs.StepAsync(Never);
        await jobs.StepAsync(Never);
        Assert.Contains(printed.Value, world.Open("profile", "A1")!, StringComparison.Ordinal);
        Assert.DoesNotContain("Код возврата", world.Open("certificate", "A1")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_made_again_keeps_its_number_and_leaves_one_file()
    {
        var jobs = world.Jobs();
        await world.TakeAsync(DocumentWorld.Address, "A2", "MAT1");
        foreach (var attempt in new[] { "A1", "A2" })
        {
            await world.RequestAsync(DocumentWorld.Address, "certificate", attempt);
            await jobs.StepAsync(Never);
        }

        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.RequestAsync(DocumentWorld.Address, "certificate", "A1");
        await jobs.StepAsync(Never);

        Assert.Contains("№ 1 от 1 декабря", world.Open("certificate", "A1")!, StringComparison.Ordinal);
        Assert.Contains("№ 2 от 29 ноября", world.Open("certificate", "A2")!, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(world.FilesPath).Length);
    }

    [Fact]
    public async Task Result_of_somebody_else_is_refused()
    {
        await world.JoinAsync("other", "Пётр");
        await world.SentAsync();
        await world.RequestAsync("other", "profile", "A1");

        await world.Jobs().StepAsync(Never);

        Assert.Null(world.Open("profile", "A1"));
        Assert.Contains(world.Catalog.Text("document.failed")[..20], Readable(Assert.Single(world.Waiting())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_on_disk_is_sealed_named_by_hash_and_private()
    {
        await world.RequestAsync(DocumentWorld.Address, "certificate", "A1");
        await world.Jobs().StepAsync(Never);

        var path = Assert.Single(Directory.GetFiles(world.FilesPath));
        var plain = world.Files.Open(new("certificate", "A1", "x"))!.Bytes;
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(plain)), Path.GetFileName(path));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.True(plain.AsSpan().IndexOf("Имя: "u8) >= 0);
        Assert.True(File.ReadAllBytes(path).AsSpan().IndexOf("Имя: "u8) < 0);
    }

    [Fact]
    public async Task Failing_renderer_is_tried_three_times_then_the_person_is_told()
    {
        var jobs = world.Jobs("exit 1");
        await world.RequestAsync(DocumentWorld.Address, "profile", "A1");

        Assert.True(await jobs.StepAsync(Never));
        Assert.False(await jobs.StepAsync(Never));
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await jobs.StepAsync(Never));
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(await jobs.StepAsync(Never));
        Assert.Empty(world.Waiting());
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await jobs.StepAsync(Never));

        Assert.Single(world.Waiting());
        Assert.Equal(1, world.Database.Read(ScheduleStore.FailedJobs));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await jobs.StepAsync(Never));
    }

    [Fact]
    public async Task Renderer_that_failed_once_gives_the_file_on_the_next_try()
    {
        var jobs = world.Jobs($"[ -e {world.Root}/once ] || {{ touch {world.Root}/once; exit 1; }}\ncat");
        await world.RequestAsync(DocumentWorld.Address, "profile", "A1");

        await jobs.StepAsync(Never);
        Assert.Null(world.Open("profile", "A1"));
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        await jobs.StepAsync(Never);

        Assert.NotNull(world.Open("profile", "A1"));
    }

    [Fact]
    public async Task Renderer_that_is_not_installed_is_not_tried_again()
    {
        var jobs = world.JobsBy(new PdfOptions { Program = "/nonexistent/python3" });
        await world.RequestAsync(DocumentWorld.Address, "profile", "A1");

        await jobs.StepAsync(Never);

        Assert.Single(world.Waiting());
        Assert.Equal(1, world.Database.Read(ScheduleStore.FailedJobs));
        Assert.Contains("apt-get install weasyprint", PdfOutcome.PdfUnavailable.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3", "PdfUnavailable")]
    [InlineData("exit 1", "exit 1")]
    [InlineData("cat > /dev/null", "exit 0")]
    [InlineData("exec sleep 600", "timeout")]
    public async Task Renderer_that_gives_nothing_says_why_by_a_code(string script, string code)
    {
        var options = new PdfOptions { Program = "/bin/sh", Arguments = ["-c", script], Limit = TimeSpan.FromSeconds(script.Contains("sleep", StringComparison.Ordinal) ? 0.05 : 30) };
        var page = new string('x', 1_000_000);

        var outcome = await new PdfRenderer(options, TimeProvider.System).RenderAsync(page, world.Clock.GetUtcNow(), Never);

        Assert.Equal(code, outcome is PdfOutcome.Failed failed ? failed.Code : outcome.GetType().Name);
    }

    [Fact]
    public async Task Worker_that_died_with_the_job_leaves_it_to_the_next_one()
    {
        await world.RequestAsync(DocumentWorld.Address, "profile", "A1");
        await world.Database.WriteAsync(unit => ScheduleStore.Lease(unit, world.Clock.GetUtcNow(), TimeSpan.FromMinutes(2)));
        var jobs = world.Jobs();

        Assert.False(await jobs.StepAsync(Never));
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.True(await jobs.StepAsync(Never));
        Assert.NotNull(world.Open("profile", "A1"));
    }

    [Fact]
    public async Task Person_who_withdrew_meanwhile_gets_nothing()
    {
        await world.RequestAsync(DocumentWorld.Address, "export", person);
        await world.ApplyAsync(DocumentWorld.Address, new WithdrawEverything());

        await world.Jobs().StepAsync(Never);

        Assert.Empty(world.Waiting());
        Assert.False(Directory.Exists(world.FilesPath));
    }

    [Fact]
    public async Task Unknown_job_is_given_up_and_visible()
    {
        await world.Database.WriteAsync(unit => ScheduleStore.AddJob(unit, "paint", "", null, world.Clock.GetUtcNow(), world.Clock.GetUtcNow()));

        Assert.True(await world.Jobs().StepAsync(Never));

        Assert.Equal(1, world.Database.Read(ScheduleStore.FailedJobs));
    }

    private static string Readable(string body) => System.Text.RegularExpressions.Regex.Unescape(body);
}
