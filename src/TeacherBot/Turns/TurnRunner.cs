using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using TeacherBot.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Pages;
using TeacherBot.Core.People;
using TeacherBot.Operations;
using TeacherBot.Store;

namespace TeacherBot.Turns;

/// <summary>
/// One step of a conversation: inbound key → person → state → decision → effects and outbox rows → commit. Nothing is sent here;
/// the channel may acknowledge once the returned task has completed.
/// </summary>
internal sealed class TurnRunner(Database database, TurnStores stores, CurrentCatalog catalog, TimeProvider clock, ILogger<TurnRunner> log)
{
    private const int Rounds = 3;
    private const int Tries = 3;
    private const int SqliteConstraint = 19;

    /// <summary>Seeds of decisions; stories set their own so that a rerun shows the same.</summary>
    public Func<ulong> NextSeed { get; set; } = static () => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Where pages are reached; null when there are none.</summary>
    public string? Pages { get; set; }

    /// <summary>What turns decide by now.</summary>
    public Core.Content.Catalog Catalog => catalog.Value;

    /// <summary>Raised after a commit that left something to send; the argument is the channel.</summary>
    public event Action<string>? Queued;

    public Task<TurnOutcome> RunAsync(Arrival arrival, CancellationToken cancellation) =>
        TryAsync(arrival.Channel, arrival.Key, unit => Run(unit, arrival), unit => PutAside(unit, arrival), cancellation);

    /// <summary>A planned signal speaks; it is forgotten in the same transaction.</summary>
    public Task<TurnOutcome> RunAsync(PlannedSignal planned, CancellationToken cancellation) => TryAsync(
        "signal",
        planned.Unique,
        unit =>
        {
            ScheduleStore.Said(unit, planned.Unique);
            return Run(unit, planned.Person, planned.Signal, planned.Unique);
        },
        unit => ScheduleStore.Said(unit, planned.Unique),
        cancellation);

    /// <summary>A step made on a person's page: what would be said there is given back, everything else is written as ever.</summary>
    /// <param name="token">Of the button; null when something was typed.</param>
    public Task<TurnOutcome> RunAsync(string person, string key, string? token, InboundBody? body, CancellationToken cancellation) => TryAsync(
        ChannelNames.Page,
        key,
        unit =>
        {
            var now = clock.GetUtcNow();
            return PeopleStore.FindPerson(unit, person) is not { } speaker || !ConversationStore.Take(unit, ChannelNames.Page, key, now)
                ? new TurnOutcome.Duplicate()
                : Decide(unit, speaker, new Inbound(key, ChannelNames.Page, now, token is null ? body! : stores.Tokens.Read(token, person, now)));
        },
        unit => ConversationStore.Take(unit, ChannelNames.Page, key, clock.GetUtcNow()),
        cancellation);

    /// <summary>The person's screen as it stands, for a page; nothing is written. Null when nobody is there.</summary>
    public TurnOutcome.Done? Look(string person) => database.Read(unit =>
    {
        if (PeopleStore.FindPerson(unit, person) is not { } speaker)
        {
            return null;
        }

        var (now, state) = (clock.GetUtcNow(), StateOf(speaker));
        var situation = new Situation(
            state, new Inbound("look", ChannelNames.Page, now, new CommandSaid("look", "")), speaker.Person with { Roles = RoleStore.Of(unit, person, now) }, catalog.Value, NewContext(now));
        return new TurnOutcome.Done(null) { Shown = [.. Decide(unit, speaker, situation, Conversation.Show).Effects.OfType<ShowScreen>().Select(show => show.Message)], Version = state.Version, Municipality = speaker.Person.Municipality };
    });

    /// <summary>What comes from there by this channel is not to be kept.</summary>
    public bool IsNeutral(Speaker speaker, string channel) => NeutralChat.Holds(catalog.Value, channel, speaker.Person, StateOf(speaker));

    /// <summary>Another part of the program speaks to a person, in a transaction of its own.</summary>
    public TurnOutcome Run(UnitOfWork unit, string person, Signal signal, string key)
    {
        if (PeopleStore.FindPerson(unit, person) is not { } speaker)
        {
            return new TurnOutcome.Duplicate();
        }

        var now = clock.GetUtcNow();
        return Decide(unit, speaker, new Inbound(key, OutboxStore.ChannelOf(unit, speaker.Address), now, signal));
    }

    private async Task<TurnOutcome> TryAsync(
        string channel, string key, Func<UnitOfWork, TurnOutcome> run, Action<UnitOfWork> putAside, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await database.WriteAsync(run, cancellation);
                Telemetry.Turn(channel, Stopwatch.GetElapsedTime(started));
                Queued?.Invoke(channel);
                return outcome;
            }
            catch (VersionConflictException)
            {
                // Another instance was first: decide again on what it wrote.
            }
            catch (Exception error) when (IsOfTheInput(error))
            {
                if (attempt < Tries)
                {
                    continue;
                }

                TurnLog.Quarantined(log, channel, key, error.GetType().Name, error.StackTrace);
                Telemetry.Quarantined(channel);
                await database.WriteAsync(unit => Quarantine(unit, channel, key, error, putAside), cancellation);
                Queued?.Invoke(channel);
                return new TurnOutcome.Quarantined();
            }
        }
    }

    // A full disk or a dead database is no fault of the input: it stays unacknowledged and comes again.
    private static bool IsOfTheInput(Exception error) => error switch
    {
        OperationCanceledException or ObjectDisposedException => false,
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        DbException or IOException => false,
        _ => true,
    };

    private void Quarantine(UnitOfWork unit, string channel, string key, Exception error, Action<UnitOfWork> putAside)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        ConversationStore.Quarantine(unit, channel, key, hash, error.GetType().Name, clock.GetUtcNow());
        putAside(unit);
    }

    private void PutAside(UnitOfWork unit, Arrival arrival)
    {
        var now = clock.GetUtcNow();
        ConversationStore.Take(unit, arrival.Channel, arrival.Key, now);
        var speaker = stores.People.FindOrAdd(unit, arrival.Channel, arrival.Address, NewContext(now).NewId("person"), arrival.Language, now);
        var sorry = new Message(
            [new(ParagraphKind.Prose, catalog.Value.Texts["error.sorry"].Text)], [], Core.Content.Privacy.Neutral);
        OutboxStore.Say(
            unit, speaker.Address, arrival.Channel, Lane.Reply, StateJson.Text(sorry, StateJson.Default.Message), now);
    }

    private TurnOutcome Run(UnitOfWork unit, Arrival arrival)
    {
        var now = clock.GetUtcNow();
        if (!ConversationStore.Take(unit, arrival.Channel, arrival.Key, now))
        {
            return new TurnOutcome.Duplicate();
        }

        var speaker = stores.People.FindOrAdd(
            unit, arrival.Channel, arrival.Address, NewContext(now).NewId("person"), arrival.Language, now);
        arrival.Also?.Invoke(unit, speaker);
        var body = arrival.Token is { } token ? stores.Tokens.Read(token, speaker.Person.Id, now) : arrival.Body!;
        if (!speaker.Reachable && body is not Reachability)
        {
            PeopleStore.SetReachable(unit, speaker.Address, true);
        }

        return Decide(unit, speaker, new Inbound(arrival.Key, arrival.Channel, now, body)
        {
            Copy = arrival.Copy,
            Answers = arrival.Answers,
            IsFromShared = speaker.IsShared,
        });
    }

    private TurnOutcome.Done Decide(UnitOfWork unit, Speaker speaker, Inbound inbound)
    {
        var state = StateOf(speaker);
        var isOnPage = inbound.Channel == ChannelNames.Page;
        var shown = new List<Message>();
        var person = speaker.Person with { Roles = RoleStore.Of(unit, speaker.Person.Id, inbound.At) };
        if (!isOnPage)
        {
            Copies.Settle(unit, speaker.Address, inbound, state.Version);
        }

        var situation = new Situation(state, inbound, person, catalog.Value, NewContext(inbound.At));
        var turn = Decide(unit, speaker, situation, Conversation.Decide);
        foreach (var effect in LetterToasts.Spoken(turn.Effects, inbound.Channel))
        {
            if (isOnPage && Said(effect) is { } message)
            {
                shown.Add(message);
                continue;
            }

            stores.Effects.Apply(unit, speaker, person, inbound, turn.Next.Version, effect);
            person = PersonChanges.After(person, effect);
        }

        if (!ReferenceEquals(turn.Next, state) && !turn.Effects.Any(e => e is MoveAddressTo or JoinPerson))
        {
            ConversationStore.Save(
                unit, person.Id, speaker.State is null ? null : speaker.Version, turn.Next.Version, turn.Next.ToJson(), inbound.At);
        }

        return new TurnOutcome.Done(turn.Effects.OfType<Toast>().LastOrDefault()?.Text) { GotRole = turn.Effects.OfType<RedeemInvite>().Any(), Shown = shown, Version = turn.Next.Version, Municipality = person.Municipality };
    }

    private static ConversationState StateOf(Speaker speaker) => speaker.State is { } json ? ConversationState.FromJson(json) : ConversationState.Initial;

    private static Message? Said(Effect effect) => effect switch
    {
        ShowScreen show => show.Message,
        Say say => say.Message,
        _ => null,
    };

    private Turn Decide(UnitOfWork unit, Speaker speaker, Situation situation, Func<Situation, Step> decide)
    {
        for (var round = 0; round <= Rounds; round++)
        {
            switch (decide(situation))
            {
                case Turn turn:
                    return turn;
                case Ask ask:
                    foreach (var query in ask.Queries)
                    {
                        var answer = stores.Queries.Answer(unit, speaker, situation.Inbound.At, query);
                        situation = situation with { Facts = situation.Facts.With(query, answer) };
                    }

                    break;
                default:
                    throw new UnreachableException();
            }
        }

        throw new InvalidOperationException($"A decision on {situation.State.Active.GetType().Name} asked more than {Rounds} times.");
    }

    private TurnContext NewContext(DateTimeOffset now) => new(now, NextSeed()) { Pages = Pages };
}
