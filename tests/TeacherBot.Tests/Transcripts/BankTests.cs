using System.Text;
using TeacherBot.Channels.Console;
using TeacherBot.Tests.Telegram;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Transcripts;

/// <summary>Every bank of the repository is played through, each item of each form as a person sees it in each rendering.</summary>
public sealed class BankTests
{
    private const int WidestRow = 32;
    private const int LongestScreen = 4096;

    private static readonly StoryRendering[] Renderings =
    [
        new("console", (message, _) => ConsoleRenderer.Render(message)),
        new("telegram", TelegramStoryTests.InTelegram),
    ];

    private static readonly Tokens Tokens = TelegramParts.NewTokens();

    public static TheoryData<string> Banks => [.. TheCatalog.Value.Instruments.Select(i => i.Id)];

    [Theory]
    [MemberData(nameof(Banks))]
    public void A_bank_is_played_through_within_limits_and_as_recorded(string id)
    {
        var instrument = TheCatalog.Value.FindInstrument(id)!;
        var walk = new BankWalk(instrument);
        var screens = walk.Run().ToList();

        Assert.Equal(instrument.Forms.SelectMany(f => f.Items.Select(i => $"{f.Ref.Form} {i.Id}")).Order(), walk.Seen.Order());
        foreach (var rendering in Renderings)
        {
            var text = new StringBuilder();
            foreach (var (heading, message) in screens)
            {
                var screen = rendering.Render(message, Tokens).TrimEnd('\n');
                Assert.InRange(screen.Length, 1, LongestScreen);
                Assert.All(screen.Split('\n').Select(Row), row => Assert.True(row is null || row.Length <= WidestRow, $"{heading}: {row}"));
                text.Append("## ").Append(heading).Append('\n').Append(screen).Append("\n\n");
            }

            Recording.Settle(Path.Combine(Repository.Root, "tests", "TeacherBot.Tests", "Transcripts", "Banks", rendering.Channel, id + ".txt"), text.ToString());
        }
    }

    // A row of a table; inside a passage the terminal puts a bar of its own before it. Null for any other line.
    private static string? Row(string line)
    {
        var row = line.StartsWith("| |", StringComparison.Ordinal) ? line[2..] : line;
        return row is ['|', .., '|'] && row.Count(c => c == '|') >= 3 ? row : null;
    }
}
