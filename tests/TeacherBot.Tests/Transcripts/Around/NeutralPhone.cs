using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Transcripts;

/// <summary>
/// A story told where the chat is neutral: people act on their page, which the story sees, and what the chat itself carries is kept aside to
/// be looked at. Commands, which a page has not, are said there all the same, so that each story goes as far as it can.
/// </summary>
internal sealed class NeutralPhone(StoryChannel channel)
{
    private readonly HashSet<string> shown = [];
    private readonly Dictionary<string, string> addresses = [];
    private readonly Dictionary<string, string> screens = [];

    /// <summary>What left by the chat, with the person it went to.</summary>
    public List<(string Person, Message Message)> Sent { get; } = [];

    /// <summary>The office made its chats neutral.</summary>
    public static void Quiet(Bot bot)
    {
        var catalog = bot.Catalog.Value;
        var towns = catalog.Municipalities.Values.Select(m => m with { Policy = m.Policy.SetItem("console", ChannelPolicy.Neutral).SetItem("telegram", ChannelPolicy.Neutral) });
        bot.Catalog.Swap(catalog with { Municipalities = towns.ToImmutableDictionary(m => m.Id) });
        bot.Turns.Pages = "http://pages.test";
    }

    public async Task<TurnOutcome> SayAsync(Bot bot, Arrival arrival)
    {
        if (arrival.Body is Reachability || (arrival.Body is CommandSaid { Argument.Length: > 0 } start && start.Name == "start") || PersonOf(bot, arrival.Address) is not { } person)
        {
            var outcome = await bot.Turns.RunAsync(arrival, CancellationToken.None);
            if (PersonOf(bot, arrival.Address) is { } known && bot.Turns.Look(known) is { } look)
            {
                addresses[known] = arrival.Address;
                await ShowAsync(known, arrival.Address, look.Shown, look.Version);
            }

            return outcome;
        }

        addresses[person] = arrival.Address;
        var step = await bot.Turns.RunAsync(person, "page:" + arrival.Key, arrival.Token, arrival.Body, CancellationToken.None);
        if (step is TurnOutcome.Done { Shown: var messages, Version: var version })
        {
            await ShowAsync(PersonOf(bot, arrival.Address) ?? person, arrival.Address, messages, version);
        }

        return step;
    }

    /// <summary>What waits on the pages is read there.</summary>
    public async Task ReadAsync(Bot bot)
    {
        var notes = new PageNoteStore(bot.Stores.People);
        var broadcasts = new TeacherBot.Broadcasts.BroadcastMessages(bot.Database, bot.Catalog);
        foreach (var (person, address) in addresses.ToList())
        {
            var (kept, sent) = bot.Database.Read(unit => (PeopleStore.FindPerson(unit, person) is null ? [] : notes.Newest(unit, person), PageNoteStore.Broadcasts(unit, person)));
            var fresh = kept.Where(n => shown.Add(n.Id)).Reverse().Select(n => n.Message).Concat(sent.Where(s => shown.Add(s.Broadcast + person)).Select(s => broadcasts.Of(s.Broadcast)));
            await ShowAsync(person, address, [.. fresh], 0);
            if (bot.Turns.Look(person) is { Shown: [var screen, ..] } look && Words(screen) != screens.GetValueOrDefault(person))
            {
                await ShowAsync(person, address, look.Shown, look.Version);
            }
        }
    }

    /// <summary>Ids of what people typed and the chat was asked to delete.</summary>
    public List<long> TakenBack { get; } = [];

    public SendOutcome Take(Outgoing outgoing)
    {
        if (outgoing is { Kind: DeliveryKind.Recall, EditTarget: { } target })
        {
            TakenBack.Add(target);
        }

        if (outgoing is { Message: { } message, Kind: not DeliveryKind.Recall })
        {
            Sent.Add((outgoing.Person, outgoing.File is null && outgoing.Picture is null ? message : message with { Privacy = Privacy.Personal }));
        }

        return new SendOutcome.Delivered(outgoing.EditTarget ?? Sent.Count);
    }

    private async Task ShowAsync(string person, string address, IReadOnlyList<Message> messages, int version)
    {
        foreach (var message in messages)
        {
            screens[person] = Words(message);
            var kind = message.Choices.Any(c => c.Kind == ChoiceKind.Screen) || message.ExpectsText ? DeliveryKind.Screen : DeliveryKind.Say;
            await channel.ShowAsync(new Outgoing(person, new Personal<string>(address), kind, message, version, null));
        }
    }

    private static string Words(Message message) => string.Join('|', message.Paragraphs.Select(p => p.Text).Concat(message.Choices.Select(c => c.Label)));

    private string? PersonOf(Bot bot, string address)
    {
        using var connection = new SqliteConnection($"Data Source={bot.Database.FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select person from addresses where channel = @channel and lookup = @lookup";
        command.Parameters.AddWithValue("@channel", channel.Name);
        command.Parameters.AddWithValue("@lookup", bot.Stores.Vault.Lookup.Of(channel.Name, address));
        return command.ExecuteScalar() as string;
    }
}
