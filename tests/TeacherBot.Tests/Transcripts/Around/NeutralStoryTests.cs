using TeacherBot.Channels.Console;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Pages;

namespace TeacherBot.Tests.Transcripts;

/// <summary>
/// Every story again where the chat is neutral. Whatever happens in it, the chat carries one of a handful of fixed messages, word for word:
/// no name, school, area, level, question or answer can be in them.
/// </summary>
public sealed class NeutralStoryTests
{
    // These type a code or press an option of an order that is drawn anew: they are looked at up to there.
    private static readonly string[] Seeded = ["item-types.story.txt", "groups-rule.story.txt", "event-attendance.story.txt", "recovery.story.txt"];

    public static TheoryData<string> Stories => [.. StoryFile.Names];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Nothing_but_fixed_texts_is_in_the_chat(string name)
    {
        var rendering = new StoryRendering("console", (message, _) => ConsoleRenderer.Render(message)) { IsNeutral = true };
        using var run = new StoryRun(rendering);


        // Numbers of messages are those of a chat; a page has none.
        var lost = await run.TryAsync(new StoryFile(name, "console").Commands().Where(c => !c.StartsWith("> (старая кнопка", StringComparison.Ordinal)));

        Assert.Empty(run.Bot.Channel.Neutral!.Sent.Select(sent => Odd(run.Bot.Bot.Catalog.Value, sent.Person, sent.Message)).OfType<string>());
        Assert.Empty(run.Bot.Errors);
        Assert.NotEmpty(run.Bot.Channel.Neutral.Sent);
        Assert.True(lost is null || Seeded.Contains(name), lost);
    }

    // What is wrong with a message; null for one of the fixed ones.
    private static string? Odd(Catalog catalog, string person, Message message)
    {
        var titles = catalog.Municipalities.Values.Select(m => m.Title).Append(catalog.Text("mailbox.from-us")).ToList();
        var word = NeutralChat.WordOf(catalog, person);
        string[] texts =
        [
            .. titles.SelectMany(t => (string[])[catalog.Text("neutral.notice", ("municipality", t), ("word", word)), catalog.Text("neutral.link", ("municipality", t)), catalog.Text("neutral.typed", ("municipality", t))]),
            catalog.Text("neutral.about", ("word", word)), catalog.Text("broadcast.unsubscribed"),
        ];
        return message.Privacy != Privacy.Neutral || message.Document is not null || message.Picture is not null || message.Sheet is not null ? "personal: " + message.Paragraphs[0].Text
            : message.Paragraphs.FirstOrDefault(p => !texts.Contains(p.Text)) is { } paragraph ? paragraph.Text
            : message.Choices.FirstOrDefault(c => !IsFixed(catalog, c)) is { } choice ? choice.Label : null;
    }

    private static bool IsFixed(Catalog catalog, Choice choice) => choice.Kind switch
    {
        ChoiceKind.Link => choice.Key.StartsWith("http://pages.test/p/", StringComparison.Ordinal) && choice.Label == catalog.Text("page.button-open"),
        ChoiceKind.Action => choice.Key == "page.me" ? choice.Label == catalog.Text("neutral.button-open") : choice.Key.StartsWith(Actions.Unsubscribe + ".", StringComparison.Ordinal),
        _ => false,
    };
}
