using System.Globalization;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Operations.Simulation;

/// <summary>People who have joined and agreed to be invited, put straight into the store, and a broadcast to all of them.</summary>
/// <param name="name">Address of each by number; null makes them chats.</param>
internal sealed class Audience(Bot bot, string channel, Func<int, string>? name = null)
{
    public const long FirstChat = 10_000_000;

    private const string Town = "zarechny";
    private const int Chunk = 200;

    public async Task JoinAsync(int number, CancellationToken cancellation)
    {
        for (var from = 0; from < number; from += Chunk)
        {
            var (first, last) = (from, Math.Min(from + Chunk, number));
            await bot.Database.WriteAsync(
                unit =>
                {
                    for (var i = first; i < last; i++)
                    {
                        Join(unit, i);
                    }
                },
                cancellation);
        }
    }

    /// <summary>A broadcast that waits to be frozen; the result is its id.</summary>
    public async Task<string> WriteAsync(string text, CancellationToken cancellation)
    {
        var now = bot.Clock.GetUtcNow();
        var draft = new Broadcast(TimeOrderedId.Of(now, 7, "broadcast"), Town, BroadcastKind.Events, text, "", BroadcastStatus.Draft)
        {
            CreatedAt = now,
            Message = BroadcastText.Parse(text, bot.Catalog.Value, Town) is BroadcastTextOutcome.Read read ? read.Message : throw new ArgumentException(text),
        };
        await bot.Database.WriteAsync(
            unit =>
            {
                BroadcastStore.Put(unit, draft);
                BroadcastStore.Plan(unit, draft.Id, null, now);
            },
            cancellation);
        return draft.Id;
    }

    /// <summary>The next Monday at two in the afternoon of the town: the hours for unasked messages have just begun.</summary>
    public static TimeSpan ToWorkingHours(Catalog catalog, DateTimeOffset now)
    {
        var next = UnaskedHours.NextAfter(now, catalog.Municipalities[Town]);
        return next > now ? next - now : UnaskedHours.NextAfter(UnaskedHours.EndOf(now, catalog.Municipalities[Town]), catalog.Municipalities[Town]) - now;
    }

    private void Join(UnitOfWork unit, int number)
    {
        var now = bot.Clock.GetUtcNow();
        var town = bot.Catalog.Value.Municipalities[Town];
        var address = name?.Invoke(number) ?? (FirstChat + number).ToString(CultureInfo.InvariantCulture);
        var speaker = bot.Stores.People.FindOrAdd(unit, channel, address, TimeOrderedId.Of(now, (ulong)number, "audience"), null, now);
        var person = speaker.Person;
        foreach (var effect in (Effect[])
        [
            new RecordConsent("processing", town.Consents["processing"].Version, town.Consents["processing"].Hash, Town),
            new SetSchool(town.Schools[number % town.Schools.Length].Id),
            new SetPosition("teacher"),
            new SetSubjects(["mathematics"]),
            new RecordConsent("mailing.events", town.Consents["mailing.events"].Version, town.Consents["mailing.events"].Hash, Town),
        ])
        {
            bot.Stores.Effects.Apply(unit, speaker, person, new Inbound("audience", channel, now, new CommandSaid("start", "")), 1, effect);
            person = PersonChanges.After(person, effect);
        }
    }
}

/// <summary>Real time that began at another moment.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    /// <summary>How far ahead of real time.</summary>
    public TimeSpan By { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
