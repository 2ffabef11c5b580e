using System.Globalization;
using TeacherBot.Core.Broadcasts;

namespace TeacherBot.Tests.Broadcasts;

/// <summary>Issue #4, ruling R2: an invitation by need goes out blindly or not at all.</summary>
public sealed class NeedBroadcastTests
{
    private const string Rule = "область(PHY5) < 2";

    [Theory]
    [InlineData(4)]
    [InlineData(37)]
    public async Task Four_matching_people_and_all_but_three_are_refused_with_no_number_told(int need)
    {
        using var world = await TownAsync(need, 40);

        var refused = world.Find(await world.PlanAsync("Магнетизм", Rule));

        Assert.Equal(BroadcastStatus.Draft, refused.Status);
        Assert.StartsWith("Слишком мало или слишком много", refused.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Refusal!, char.IsDigit);
        Assert.Empty(refused.Counts);
    }

    [Fact]
    public async Task Twelve_of_forty_get_it_and_the_sender_reads_one_rounded_number()
    {
        using var world = await TownAsync(12, 40);
        var id = await world.SendAsync("Магнетизм", Rule);
        await world.RunAsync();

        Assert.Equal(12, world.Telegram.Texts.Count);
        var seen = world.Find(id);
        Assert.True(seen.Blind);
        Assert.Equal(10, seen.Of(BroadcastCounts.About));
        Assert.Equal(BroadcastStatus.Finished, seen.Status);

        // Once used, the subject and area rest for thirty days, whoever asks.
        var again = world.Find(await world.PlanAsync("Ещё раз", Rule));
        Assert.Equal(BroadcastStatus.Draft, again.Status);
        Assert.Contains("30 дней", again.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_read_comes_back_with_the_word_and_its_place()
    {
        using var world = await TownAsync(0, 1);

        var refused = world.Find(await world.PlanAsync("Текст", "предмт = физика"));

        Assert.Equal("Не знаю слова „предмт“ (место 1). Может быть, „предмет“?", refused.Refusal);
    }

    [Fact]
    public async Task A_rule_by_subject_selects_only_its_people()
    {
        using var world = await TownAsync(0, 3);
        await world.JoinAsync("telegram", "900", "russian");
        var id = await world.SendAsync("Физикам", "предмет = физика");
        await world.RunAsync();

        Assert.Equal(3, world.Count(id, BroadcastCounts.Sent));
    }

    private static async Task<BroadcastBot> TownAsync(int need, int all)
    {
        var world = await BroadcastBot.OpenAsync();
        for (var i = 0; i < all; i++)
        {
            var person = await world.JoinAsync("telegram", (500 + i).ToString(CultureInfo.InvariantCulture), "physics");
            await world.LevelAsync(person, i < need ? 1 : 2);
        }

        await world.FreezeNeedsAsync();
        return world;
    }
}
