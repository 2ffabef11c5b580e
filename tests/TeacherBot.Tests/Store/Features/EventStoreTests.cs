using System.Globalization;
using TeacherBot.Core.Events;
using TeacherBot.Store;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Store.Features;

/// <summary>Places and the queue for them against the real statements.</summary>
public sealed class EventStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private const int People = 7;

    private static int made;

    private DateTimeOffset Start => fixture.Now.AddDays(20);

    [Fact]
    public async Task Whatever_people_do_in_whatever_order_places_never_run_over_and_the_queue_keeps_its_order()
    {
        for (var i = 0; i < People; i++)
        {
            await fixture.AddAsync(Name(i));
        }

        Cases.Run(
            500,
            40,
            (random, size) => (Capacity: random.Next(1, 4), Acts: Enumerable.Range(0, size * 3).Select(_ => (Who: random.Next(People), What: random.Next(10))).ToList()),
            c => PlayAsync(c.Capacity, c.Acts).GetAwaiter().GetResult(),
            c => $"capacity {c.Capacity}: " + string.Join(' ', c.Acts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Who}/{a.What}"))));
    }

    [Fact]
    public async Task A_place_decided_on_and_taken_by_another_meanwhile_is_decided_again()
    {
        await fixture.AddAsync("quick");
        await fixture.AddAsync("slow");
        var row = Content(1);
        await WriteAsync("quick", new Enrol(row, false));

        await Assert.ThrowsAsync<VersionConflictException>(() => WriteAsync("slow", new Enrol(row, false)));
        await WriteAsync("slow", new Enrol(row, true));

        Assert.Equal(new EventCounts(1, 1, 0, 0), Facts(row.Id, "slow").Counts);
        await Assert.ThrowsAsync<VersionConflictException>(() => WriteAsync("slow", new OfferPlace(row, Start)));
    }

    [Fact]
    public async Task A_change_over_an_older_version_is_decided_again()
    {
        var row = new EventRow("draft" + Interlocked.Increment(ref made), "zarechny") { Status = EventStatus.Draft, Version = 1, CreatedBy = "x" };
        await WriteAsync("x", new SaveEvent(row));
        await WriteAsync("x", new SaveEvent(row with { Title = "Первое", Version = 2 }));

        await Assert.ThrowsAsync<VersionConflictException>(() => WriteAsync("x", new SaveEvent(row with { Title = "Второе", Version = 2 })));

        var kept = fixture.Database.Read(unit => EventStore.Find(unit, row.Id));
        Assert.Equal(row with { Title = "Первое", Version = 2, ChangedAt = fixture.Now }, kept! with { Areas = row.Areas, Subjects = row.Subjects });
    }

    [Fact]
    public async Task The_copy_of_a_content_event_follows_its_file_until_a_dialogue_changes_it()
    {
        await fixture.AddAsync("reader");
        var row = Content(5);
        await WriteAsync("reader", new Enrol(row, false));
        await WriteAsync("reader", new Enrol(row with { Capacity = 9 }, false));
        Assert.Equal(9, fixture.Database.Read(unit => EventStore.Find(unit, row.Id))!.Capacity);

        await WriteAsync("reader", new SaveEvent(row with { Capacity = 7, Version = 1 }));
        await WriteAsync("reader", new MarkAttended(row with { Capacity = 99 }, ParticipationKind.Participant));
        Assert.Equal(7, fixture.Database.Read(unit => EventStore.Find(unit, row.Id))!.Capacity);
    }

    [Fact]
    public async Task Codes_mark_until_they_are_closed_or_their_time_is_over_and_twenty_wrong_ones_a_day_close_the_door()
    {
        var speaker = await fixture.AddAsync("marker");
        var row = Content(5);
        AttendanceCode[] codes = [new(ParticipationKind.Participant, "1111", "LINKLINK11"), new(ParticipationKind.Speaker, "2222", "LINKLINK22")];
        await WriteAsync("marker", new OpenAttendance(row, [.. codes], fixture.Now.AddHours(2)));

        Assert.Equal(new CodedEvent(row.Id, ParticipationKind.Speaker), await FindAsync(speaker, "2222", 0));
        Assert.Equal(new CodedEvent(row.Id, ParticipationKind.Participant), await FindAsync(speaker, "LINKLINK11", 1));
        Assert.Null(await FindAsync(speaker, "1111", 2));

        await WriteAsync("marker", new MarkAttended(row, ParticipationKind.Speaker));
        await WriteAsync("marker", new MarkAttended(row, ParticipationKind.Participant));
        Assert.Equal(ParticipationKind.Speaker, Facts(row.Id, "marker").Mine!.Kind);

        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await FindAsync(speaker, "0000", 0));
        }

        Assert.Null(await FindAsync(speaker, "1111", 0));
        await WriteAsync("marker", new CloseAttendance(row.Id));
        Assert.False(Facts(row.Id, "marker").CodesOpen);
    }

    [Fact]
    public async Task Words_after_an_event_are_sealed_and_a_guest_is_kept_for_a_week_after_it()
    {
        await fixture.AddAsync("guest");
        var row = Content(5) with { StartsAt = fixture.Now.AddHours(1), EndsAt = fixture.Now.AddHours(2) };
        await WriteAsync("guest", new MarkAttended(row, ParticipationKind.Participant));
        await WriteAsync("guest", new GiveFeedback(row.Id, 5, "Попробую карточки"));

        var kept = Assert.Single(fixture.Database.Read(unit => RegistrationStore.Kept(unit, fixture.Vault, "guest")));
        Assert.Equal((5, "Попробую карточки"), (kept.Mark!.Value, kept.Words!.Value.Reveal()));
        Assert.DoesNotContain("Попробую", await File.ReadAllTextAsync(fixture.DatabasePath, System.Text.Encoding.UTF8), StringComparison.Ordinal);

        Assert.DoesNotContain("guest", fixture.Database.Read(unit => ErasureStore.Expired(unit, fixture.Now.AddDays(6))));
        Assert.Contains("guest", fixture.Database.Read(unit => ErasureStore.Expired(unit, fixture.Now.AddDays(8))));
        await fixture.Database.WriteAsync(unit => ErasureStore.Erase(unit, "guest", fixture.Now.AddDays(8)));
        Assert.Empty(fixture.Database.Read(unit => EventStore.Attended(unit, row.Id)));
    }

    [Fact]
    public async Task Who_withdraws_gives_back_every_place_and_the_next_one_is_called()
    {
        await fixture.AddAsync("leaver");
        await fixture.AddAsync("waiter");
        var row = Content(1);
        await WriteAsync("leaver", new Enrol(row, false));
        await WriteAsync("waiter", new Enrol(row, true));
        await fixture.Database.WriteAsync(unit => EventStore.LeaveAll(unit, "leaver", fixture.Now));

        Assert.Contains(fixture.Database.Read(unit => ScheduleStore.Due(unit, fixture.Now)), s => s.Person == "waiter" && s.Signal.Kind == EventSignals.Offer && s.Signal.Object == row.Id);
        Assert.False(fixture.Database.Read(unit => EventStore.IsRegistered(unit, row.Id, "leaver")));
    }

    // Acts: 0-3 register, 4-6 leave, 7 a call is answered, 8 an offer runs out, 9 an offer is taken.
    private async Task PlayAsync(int capacity, IEnumerable<(int Who, int What)> acts)
    {
        var row = Content(capacity);
        var offered = new List<int>();
        foreach (var (who, what) in acts)
        {
            var waiting = Standing(row.Id, RegistrationStatus.Waiting);
            await ActAsync(row, who, what, waiting, offered);
            var counts = Facts(row.Id, Name(who)).Counts;
            Assert.InRange(counts.Taken, 0, capacity);

            // Those who still wait stand as they stood; whoever joined stands last.
            var now = Standing(row.Id, RegistrationStatus.Waiting);
            Assert.Equal(waiting.Where(now.Contains), now.Where(waiting.Contains));
            Assert.True(now.All(waiting.Contains) || !waiting.Contains(now[^1]));
        }
    }

    private async Task ActAsync(EventRow row, int who, int what, List<int> waiting, List<int> offered)
    {
        var state = new EventState(row, Facts(row.Id, Name(who)));
        switch (what)
        {
            case <= 3 when state.Mine?.Status is not (RegistrationStatus.Registered or RegistrationStatus.Offered or RegistrationStatus.Waiting):
                await WriteAsync(Name(who), new Enrol(row, !state.HasPlace(fixture.Now)));
                break;
            case 4 or 5 or 6 or 8 when state.Mine?.Status is RegistrationStatus.Registered or RegistrationStatus.Waiting or RegistrationStatus.Offered:
                await WriteAsync(Name(who), new LeaveEvent(row.Id));
                break;
            case 7 when state.Mine?.Status == RegistrationStatus.Waiting && state.HasPlace(fixture.Now):
                Assert.True(waiting.IndexOf(who) < state.Free);
                await WriteAsync(Name(who), new OfferPlace(row, Start));
                offered.Add(who);
                break;
            case 9 when state.Mine?.Status == RegistrationStatus.Offered:
                await WriteAsync(Name(who), new Enrol(row, false));
                break;
            default:
                break;
        }
    }

    private List<int> Standing(string id, RegistrationStatus status) =>
        [.. Enumerable.Range(0, People).Select(i => (i, Facts(id, Name(i)).Mine)).Where(x => x.Mine?.Status == status).OrderBy(x => x.Mine!.Ahead).Select(x => x.i)];

    private EventFacts Facts(string id, string person) => fixture.Database.Read(unit => EventStore.Facts(unit, id, person, fixture.Now));

    private Task<CodedEvent?> FindAsync(Speaker speaker, string code, int hours) =>
        fixture.Database.WriteAsync(unit => EventStore.FindCode(unit, speaker.Address, speaker.Person.Id, code, fixture.Now.AddHours(hours)));

    private Task WriteAsync(string person, EventEffect effect) =>
        fixture.Database.WriteAsync(unit => EventStore.Apply(unit, fixture.People, person, fixture.Now, effect));

    private EventRow Content(int capacity) => new("event" + Interlocked.Increment(ref made), "zarechny")
    {
        FromContent = true,
        Kind = "семинар",
        Title = "Семинар",
        StartsAt = Start,
        EndsAt = Start.AddHours(2),
        Place = "Школа",
        Capacity = capacity,
    };

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"person{i}");
}
