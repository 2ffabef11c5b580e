using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Content;
using TeacherBot.Core.Segments;
using TeacherBot.Segments;
using TeacherBot.Tests.Documents;
using TeacherBot.Tests.Store.Features;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Segments;

public sealed class NeedSnapshotWorkerTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    [Fact]
    public async Task Every_measured_area_is_frozen_once_and_looked_at_again_after_a_week()
    {
        var clock = new MovableClock();
        var areas = NeedArea.Of(TheCatalog.Value);
        var worker = new NeedSnapshotWorker(
            fixture.Database, new CurrentCatalog(TheCatalog.Value), 5, clock, NullLogger<NeedSnapshotWorker>.Instance);

        Assert.Equal(areas.Length, await worker.StepAsync(CancellationToken.None));
        Assert.Equal(0, await worker.StepAsync(CancellationToken.None));
        await fixture.Database.WriteAsync(unit => People.Add(unit, Enumerable.Range(0, 6).Select(i => new SegmentPerson($"p{i}", "zarechny", "school-4", "teacher") { Subjects = ["physics"] })));
        clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await worker.StepAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromDays(1));

        // Six people joined: areas of their subject and those of everybody changed enough, the others not.
        Assert.Equal(areas.Count(a => a.Subject is null or "physics"), await worker.StepAsync(CancellationToken.None));
        Assert.Contains(areas, a => a.Subject == "mathematics");
    }
}
