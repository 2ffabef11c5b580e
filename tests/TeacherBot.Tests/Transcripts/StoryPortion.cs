using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Transcripts;

/// <summary>
/// Responds for the person, item by item, by what an act says: «1:++- 2:+++! 3:???» — per level a sign for each item in the order
/// shown (right, wrong, «Не знаю»), after level 2 «!» for sure and «~» for unsure. «0» to «3» rate; «=» gives anything possible.
/// </summary>
internal sealed class StoryPortion(StoryBot bot, StoryMoves moves)
{
    public async Task<int> RunAsync(string plan, int most)
    {
        var parts = plan.Split(' ').ToDictionary(p => p.Contains(':', StringComparison.Ordinal) ? p[0] - '0' : 0, p => p[(p.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var sure = !plan.Contains('~', StringComparison.Ordinal);
        var used = new Dictionary<int, int>();
        var items = 0;
        while (State().Active is Portion portion && (items < most || portion.AskSure))
        {
            if (portion.AskSure)
            {
                await PressAsync(sure ? "y" : "u");
                continue;
            }

            var (item, seed) = ItemOf(portion);
            var signs = parts.GetValueOrDefault((int)item.Level) ?? parts.Values.First();
            var place = used[(int)item.Level] = used.GetValueOrDefault((int)item.Level, -1) + 1;
            signs = signs.TrimEnd('!', '~');
            await RespondAsync(item, signs[place % signs.Length], seed);
            items++;
        }

        return items;
    }

    public ConversationState State()
    {
        using var connection = new SqliteConnection($"Data Source={bot.DatabasePath};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select c.state from conversations c join addresses a on a.person = c.person where a.lookup = @lookup";
        command.Parameters.AddWithValue("@lookup", bot.Bot.Stores.Vault.Lookup.Of(bot.Channel.Name, moves.Address));
        return ConversationState.FromJson((string)command.ExecuteScalar()!);
    }

    private (Item Item, long Seed) ItemOf(Portion portion)
    {
        var attempt = bot.Bot.Database.Read(unit => portion.AnonymousInstrument is null
            ? AttemptStore.Find(unit, Person(unit), portion.Attempt)
            : AnonymousStore.Find(unit, portion.Attempt))!;
        var instrument = bot.Bot.Catalog.Value.Pinned(attempt.Instrument);
        return (instrument.Items[ItemOrder.OfArea(instrument, portion.Area, attempt.Seed)[portion.Place]], attempt.Seed);
    }

    private string Person(UnitOfWork unit) =>
        bot.Bot.Stores.People.FindOrAdd(unit, bot.Channel.Name, moves.Address, "never", null, bot.Clock.Now).Person.Id;

    private async Task RespondAsync(Item item, char sign, long seed)
    {
        if (sign == '?')
        {
            await PressAsync("x");
            return;
        }

        switch (item.Body)
        {
            case Rating:
                await PressAsync("o" + sign);
                break;
            case SingleChoice single:
                await PressAsync(Key(sign == '+' ? single.Key ?? 0 : ((single.Key ?? 0) + 1) % single.Options.Length));
                break;
            case MultipleChoice multiple:
                foreach (var option in multiple.HasKey && sign == '+' ? multiple.Keys : [0])
                {
                    await PressAsync(Key(option));
                }

                await PressAsync("d");
                break;
            case NumberEntry number:
                await SayAsync(moves.Type(((number.Expected ?? 3) + (sign == '+' ? 0 : 7)).ToString(CultureInfo.InvariantCulture)));
                break;
            case TextEntry text:
                await SayAsync(moves.Type(text.HasKey && sign == '+' ? text.Accepted[0] : "свои слова"));
                break;
            default:
                await ArrangeAsync(item, sign == '+');
                break;
        }
    }

    private async Task ArrangeAsync(Item item, bool right)
    {
        var count = item.Body is Ordering ordering ? ordering.Entries.Length - 1 : ((Matching)item.Body).Left.Length;
        var all = item.Body is Ordering ? count + 1 : count;
        for (var i = 0; i < count; i++)
        {
            await PressAsync(Key(right ? i : all - 1 - i));
        }

        await PressAsync("d");
    }

    private static string Key(int option) => string.Create(CultureInfo.InvariantCulture, $"o{option}");

    private Task PressAsync(string key) => SayAsync(moves.Press(moves.TokenOf(key), null));

    private async Task SayAsync(Arrival arrival)
    {
        bot.Clock.Now += TimeSpan.FromSeconds(5);
        Assert.IsType<TurnOutcome.Done>(await bot.SayAsync(arrival));
    }
}

/// <summary>Several phones doing the same, unseen: «! коллеги 2-7: /start | [Начать]». What they are shown is not told.</summary>
internal sealed partial class StoryColleagues(StoryBot bot, StoryMoves moves, StoryPortion portion)
{
    public async Task ActAsync(string phones, string[] acts)
    {
        var mine = moves.Address;
        foreach (var phone in Phones(phones))
        {
            moves.Address = phone;
            foreach (var act in acts)
            {
                await ActAsync(act);
            }

            bot.Channel.Chat(phone).News.Clear();
        }

        moves.Address = mine;
    }

    private async Task ActAsync(string act)
    {
        if (Portion().Match(act) is { Success: true } filled)
        {
            await portion.RunAsync(filled.Groups[1].Value, 100);
            return;
        }

        foreach (var arrival in moves.Of(act))
        {
            bot.Clock.Now += TimeSpan.FromSeconds(5);
            await bot.SayAsync(arrival);
        }
    }

    private static IEnumerable<string> Phones(string range)
    {
        var ends = range.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(n => n.ToString(CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("^\\(отвечает: (.+)\\)$")]
    private static partial Regex Portion();
}
