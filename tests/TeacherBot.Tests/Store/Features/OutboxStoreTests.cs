using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Tests.Store.Features;

public sealed class OutboxStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    [Fact]
    public async Task A_newer_screen_supersedes_a_waiting_one_and_is_fresh_if_that_was()
    {
        var to = await fixture.AddAsync("screens");
        await fixture.Database.WriteAsync(unit =>
        {
            OutboxStore.Screen(unit, to.Address, "one", "1", true, 1, fixture.Now);
            OutboxStore.Screen(unit, to.Address, "one", "2", false, 2, fixture.Now);
        });

        var due = Assert.Single(Due("one", Lane.Reply));
        Assert.Equal(("2", true, 2), (due.Body, due.Fresh, due.Version));
        Assert.Equal(1, Count(DeliveryState.Superseded));
    }

    [Fact]
    public async Task A_row_is_taken_once_and_its_text_goes_with_the_outcome()
    {
        var to = await fixture.AddAsync("taken");
        await fixture.Database.WriteAsync(unit => OutboxStore.Say(unit, to.Address, "two", Lane.Reply, "текст", fixture.Now));
        var row = Assert.Single(Due("two", Lane.Reply));

        Assert.True(await fixture.Database.WriteAsync(unit => OutboxStore.MarkSending(unit, row.Id)));
        Assert.False(await fixture.Database.WriteAsync(unit => OutboxStore.MarkSending(unit, row.Id)));
        Assert.Empty(Due("two", Lane.Reply));
        await fixture.Database.WriteAsync(unit => OutboxStore.Finish(unit, row.Id, DeliveryState.Delivered, 5, null, fixture.Now));
        Assert.Empty(Due("two", Lane.Reply));
        Assert.Empty(fixture.Database.Read(unit => OutboxStore.Sending(unit, "two")));
    }

    [Fact]
    public async Task A_row_sent_back_waits_until_its_time_and_lanes_and_channels_do_not_mix()
    {
        var to = await fixture.AddAsync("waits");
        await fixture.Database.WriteAsync(unit =>
        {
            OutboxStore.Say(unit, to.Address, "three", Lane.Bulk, "рассылка", fixture.Now);
            OutboxStore.Say(unit, to.Address, "three", Lane.Reply, "ответ", fixture.Now);
        });
        var row = Assert.Single(Due("three", Lane.Reply));
        await fixture.Database.WriteAsync(unit =>
        {
            OutboxStore.MarkSending(unit, row.Id);
            OutboxStore.Requeue(unit, row.Id, row.Fresh, "429", fixture.Now.AddSeconds(17));
        });

        Assert.Empty(Due("three", Lane.Reply));
        Assert.Equal("рассылка", Assert.Single(Due("three", Lane.Bulk)).Body);
        Assert.Empty(Due("four", Lane.Reply));
        Assert.Equal(1, Assert.Single(Due("three", Lane.Reply, 17)).Tries);
    }

    [Fact]
    public async Task The_living_screen_is_remembered_and_forgotten()
    {
        var to = await fixture.AddAsync("living");
        await fixture.Database.WriteAsync(unit => OutboxStore.PutScreen(unit, to.Address, 7, fixture.Now));
        await fixture.Database.WriteAsync(unit => OutboxStore.PutScreen(unit, to.Address, 8, fixture.Now));
        Assert.Equal(8, fixture.Database.Read(unit => OutboxStore.FindScreen(unit, to.Address)));

        await fixture.Database.WriteAsync(unit => OutboxStore.ForgetScreen(unit, to.Address));
        Assert.Null(fixture.Database.Read(unit => OutboxStore.FindScreen(unit, to.Address)));
    }

    private IReadOnlyList<Delivery> Due(string channel, Lane lane, int after = 0) =>
        fixture.Database.Read(unit => OutboxStore.Due(unit, channel, lane, 100, fixture.Now.AddSeconds(after)));

    private long Count(DeliveryState state) => fixture.Database.Read(unit => OutboxStore.Count(unit, state));
}
