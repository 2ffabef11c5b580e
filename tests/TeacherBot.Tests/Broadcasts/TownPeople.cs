using TeacherBot.Broadcasts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Broadcasts;

/// <summary>People of the sample town put into a bot's store, and broadcasts to them up to the plan.</summary>
internal sealed class TownPeople(Bot bot, StoryClock clock, BroadcastLimits limits)
{
    public const string Town = "zarechny";

    private int count;

    /// <summary>Somebody who agreed to be invited; the result is the person.</summary>
    public Task<string> JoinAsync(string channel, string address, string subject = "mathematics")
    {
        var town = bot.Catalog.Value.Municipalities[Town];
        return ApplyAsync(
            channel,
            address,
            new RecordConsent("processing", town.Consents["processing"].Version, town.Consents["processing"].Hash, Town),
            new SetSchool(town.Schools[0].Id),
            new SetPosition("teacher"),
            new SetSubjects([subject]),
            new RecordConsent("mailing.events", town.Consents["mailing.events"].Version, town.Consents["mailing.events"].Hash, Town));
    }

    public Task<string> ApplyAsync(string channel, string address, params Effect[] effects) => bot.Database.WriteAsync(unit =>
    {
        var speaker = bot.Stores.People.FindOrAdd(unit, channel, address, $"PERSON{++count:D3}", null, clock.Now);
        var person = speaker.Person with { Roles = RoleStore.Of(unit, speaker.Person.Id, clock.Now) };
        foreach (var effect in effects)
        {
            bot.Stores.Effects.Apply(unit, speaker, person, new Inbound($"in{++count}", channel, clock.Now, new CommandSaid("menu", "")), 1, effect);
            person = PersonChanges.After(person, effect);
        }

        return person.Id;
    });

    /// <summary>A broadcast with its recipients frozen; the result is its id.</summary>
    public async Task<string> PlanAsync(string text, string segment = "")
    {
        var id = $"BROADCAST{++count:D3}";
        var read = Assert.IsType<BroadcastTextOutcome.Read>(BroadcastText.Parse(text, bot.Catalog.Value, Town));
        await bot.Database.WriteAsync(unit =>
        {
            BroadcastStore.Put(unit, new Broadcast(id, Town, BroadcastKind.Events, text, segment, BroadcastStatus.Draft) { CreatedAt = clock.Now, Message = read.Message });
            Assert.True(BroadcastStore.Move(unit, id, BroadcastStatus.Draft, BroadcastStatus.Freezing));
        });
        var job = new FreezeJob(bot.Database, bot.Turns, bot.Catalog, limits, clock);
        Assert.IsType<JobOutcome.Done>(await job.RunAsync(new Job(0, JobKinds.Broadcast, id, null, 1), CancellationToken.None));
        return id;
    }

    /// <summary>Planned and let go.</summary>
    public async Task<string> SendAsync(string text, string segment = "")
    {
        var id = await PlanAsync(text, segment);
        await bot.Database.WriteAsync(unit => Assert.True(BroadcastStore.Start(unit, id, clock.Now)));
        return id;
    }
}
