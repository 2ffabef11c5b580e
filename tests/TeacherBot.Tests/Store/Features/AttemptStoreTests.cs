using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Scoring;
using TeacherBot.Store;
using TeacherBot.Tests.Instruments;

namespace TeacherBot.Tests.Store.Features;

public sealed class AttemptStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private static readonly DifficultyResult Closed = new("A", 1, 3, 1, 1);

    [Fact]
    public async Task Another_person_can_neither_see_nor_touch_an_attempt()
    {
        var attempt = await BeginAsync("owner", "a1");
        await fixture.AddAsync("other");
        await fixture.Database.WriteAsync(unit =>
        {
            AttemptStore.Save(unit, "other", attempt.Id, Made.Right(0), fixture.Now);
            AttemptStore.Close(unit, "other", attempt.Id, Closed, fixture.Now);
            AttemptStore.SetStatus(unit, "other", attempt.Id, AttemptStatus.Abandoned, fixture.Now);
            AttemptStore.MarkExplained(unit, "other", new MarkExplained(attempt.Id, "A", 0), fixture.Now);
        });

        var (seen, own) = fixture.Database.Read(unit => (AttemptStore.Find(unit, "other", attempt.Id), AttemptStore.Find(unit, "owner", attempt.Id)!));
        Assert.Null(seen);
        Assert.Empty(own.Responses);
        Assert.Empty(own.Closed);
        Assert.Equal(AttemptStatus.InProgress, own.Status);
        Assert.Empty(fixture.Database.Read(unit => AttemptStore.History(unit, "owner", "made")));
    }

    [Fact]
    public async Task A_response_again_replaces_itself_and_order_and_seed_come_back()
    {
        var attempt = await BeginAsync("again", "a2");
        await fixture.Database.WriteAsync(unit =>
        {
            AttemptStore.Save(unit, "again", attempt.Id, Made.Wrong(4, true), fixture.Now);
            AttemptStore.Save(unit, "again", attempt.Id, Made.Right(4, false), fixture.Now);
        });

        var read = fixture.Database.Read(unit => AttemptStore.Find(unit, "again", attempt.Id))!;
        Assert.Equal(Made.Right(4, false), Assert.Single(read.Responses).Value);
        Assert.Equal((attempt.Seed, attempt.Instrument, "A,B"), (read.Seed, read.Instrument, string.Join(',', read.Plan)));
    }

    [Fact]
    public async Task A_finished_attempt_takes_no_more_responses_and_finishes_once()
    {
        var attempt = await BeginAsync("done", "a3");
        await fixture.Database.WriteAsync(unit =>
        {
            AttemptStore.Close(unit, "done", attempt.Id, Closed, fixture.Now);
            AttemptStore.Close(unit, "done", attempt.Id, Closed with { Sum = 3 }, fixture.Now);
            AttemptStore.SetStatus(unit, "done", attempt.Id, AttemptStatus.Completed, fixture.Now);
            AttemptStore.SetStatus(unit, "done", attempt.Id, AttemptStatus.Abandoned, fixture.Now.AddDays(1));
            AttemptStore.Save(unit, "done", attempt.Id, Made.Right(0), fixture.Now);
        });

        var read = fixture.Database.Read(unit => AttemptStore.Find(unit, "done", attempt.Id))!;
        Assert.Equal((AttemptStatus.Completed, fixture.Now), (read.Status, read.CompletedAt));
        Assert.Empty(read.Responses);
        var number = fixture.Database.Read(unit => AttemptStore.Walk(unit, 0)).Single(a => a.Id == attempt.Id).Number;
        Assert.Equal(1, fixture.Database.Read(unit => AttemptStore.Results(unit, number)).Single().Row.One.Correct);
    }

    private async Task<Attempt> BeginAsync(string person, string id)
    {
        await fixture.AddAsync(person);
        var attempt = new Attempt(id, FeatureFixture.Instrument, ["A", "B"], -42, fixture.Now);
        await fixture.Database.WriteAsync(unit => AttemptStore.Start(unit, person, attempt));
        return attempt;
    }
}
