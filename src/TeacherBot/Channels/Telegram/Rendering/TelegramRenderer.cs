using TeacherBot.BotApi;
using TeacherBot.Core.Deliveries;
using TeacherBot.Turns;
using Message = TeacherBot.Core.Deliveries.Message;

namespace TeacherBot.Channels.Telegram;

/// <summary>A message as Telegram takes it: texts in order, of which the last one carries the keyboard.</summary>
/// <param name="Texts">HTML, each of at most 4096 UTF-16 units after parsing; never empty.</param>
/// <param name="Left">Buttons left out.</param>
internal sealed record Rendered(IReadOnlyList<string> Texts, InlineKeyboardMarkup? Keyboard, int Left);

/// <summary>What goes with a file.</summary>
/// <param name="Before">Texts sent before it, when they are too long to stand under it.</param>
/// <param name="Caption">Null for none.</param>
internal sealed record RenderedFile(IReadOnlyList<string> Before, string? Caption, InlineKeyboardMarkup? Keyboard, int Left);

/// <summary>Messages as HTML and inline keyboards. Pure: the same message, person, version and day give the same result.</summary>
internal sealed class TelegramRenderer(Tokens tokens)
{
    /// <summary>The server counts code points, clients UTF-16 units: the stricter one holds.</summary>
    public const int LongestText = 4096;

    public const int LongestCaption = 1024;

    // A message of buttons alone would be refused.
    private const string NoText = "…";

    public Rendered Render(Message message, string person, int version, DateTimeOffset now)
    {
        var keyboard = new TelegramKeyboard(tokens, person, version, now);
        var buttons = keyboard.Build(message);
        var texts = Texts(message, LongestText);
        return new Rendered(texts.Count == 0 ? [NoText] : texts, buttons, keyboard.Left);
    }

    public RenderedFile RenderFile(Message message, string person, int version, DateTimeOffset now)
    {
        var keyboard = new TelegramKeyboard(tokens, person, version, now);
        var buttons = keyboard.Build(message);
        return Texts(message, LongestCaption) switch
        {
            [] => new RenderedFile([], null, buttons, keyboard.Left),
            [var caption] => new RenderedFile([], caption, buttons, keyboard.Left),
            _ => new RenderedFile(Texts(message, LongestText), null, buttons, keyboard.Left),
        };
    }

    private static IReadOnlyList<string> Texts(Message message, int longest)
    {
        var parts = new HtmlParts(longest);
        foreach (var paragraph in message.Paragraphs)
        {
            parts.Add(paragraph.Kind, paragraph.Text);
        }

        foreach (var row in message.Rows)
        {
            foreach (var choice in row)
            {
                // An address that cannot be a button is still given.
                if (choice.Kind == ChoiceKind.Link && !TelegramKeyboard.IsLink(choice.Key))
                {
                    parts.Add(ParagraphKind.Small, $"{choice.Label}: {choice.Key}");
                }
            }
        }

        return parts.Finish();
    }
}
