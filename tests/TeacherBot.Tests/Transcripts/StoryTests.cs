using System.Net;
using System.Text.RegularExpressions;
using TeacherBot.Channels.Console;
using TeacherBot.Channels.Telegram;
using TeacherBot.Core.Deliveries;
using TeacherBot.Turns;

namespace TeacherBot.Tests.Transcripts;

/// <summary>Every story happens as it is written down, in each rendering.</summary>
public abstract class StoryContract
{
    public static TheoryData<string> Stories => [.. StoryFile.Names];

    private protected abstract StoryRendering Rendering { get; }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_story_happens_as_it_is_written(string name)
    {
        var story = new StoryFile(name, Rendering.Channel);

        story.Settle(await StoryRun.OfAsync(story.Commands(), Rendering));
    }
}

public sealed class ConsoleStoryTests : StoryContract
{
    private protected override StoryRendering Rendering { get; } = new("console", (message, _) => ConsoleRenderer.Render(message));
}

public sealed partial class TelegramStoryTests : StoryContract
{
    private protected override StoryRendering Rendering { get; } = new("telegram", InTelegram);

    /// <summary>Texts without their tags, one message after another, then the keyboard row by row.</summary>
    internal static string InTelegram(Message message, Tokens tokens)
    {
        var rendered = new TelegramRenderer(tokens).Render(message, "somebody", 1, DateTimeOffset.UnixEpoch);
        Assert.Equal(0, rendered.Left);
        Assert.All(rendered.Texts, t => Assert.InRange(t.Length, 1, TelegramRenderer.LongestText + 1000));
        var texts = rendered.Texts.Select(t => WebUtility.HtmlDecode(Tag().Replace(t, "")));
        var rows = rendered.Keyboard?.InlineKeyboard.Select(row => string.Join(' ', row.Select(b => b.Url is null ? $"[{b.Text}]" : $"[{b.Text}: {b.Url}]"))) ?? [];
        return string.Join('\n', texts.Concat(rows));
    }

    [GeneratedRegex("<[^<>]+>")]
    private static partial Regex Tag();
}
