using TeacherBot.BotApi;
using TeacherBot.Core.Deliveries;
using TeacherBot.Turns;
using Message = TeacherBot.Core.Deliveries.Message;

namespace TeacherBot.Channels.Telegram;

/// <summary>Choices as an inline keyboard within what the servers take, which refuse or silently cut anything larger.</summary>
internal sealed class TelegramKeyboard(Tokens tokens, string person, int version, DateTimeOffset now)
{
    private const int MostInRow = 8;
    private const int MostButtons = 90;
    private const int MostBytes = 9 * 1024;
    private const int LongestData = 64;
    private const int LongestLabel = 60;
    private const int BytesAround = 40;
    private const string ChosenSign = "✓ ";

    private readonly List<IReadOnlyList<InlineKeyboardButton>> rows = [];
    private int bytes;
    private int buttons;

    /// <summary>Buttons that had no room or no valid token; a fault of the dialogue that asked for them.</summary>
    public int Left { get; private set; }

    /// <summary>A link of which the server makes a button; any other would have the whole message refused.</summary>
    public static bool IsLink(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Trim('.').Contains('.', StringComparison.Ordinal);

    /// <summary>Null without buttons. When not all fit, the last row stays: it holds the way back.</summary>
    public InlineKeyboardMarkup? Build(Message message)
    {
        foreach (var row in message.Rows)
        {
            AddRow(row.AsSpan());
        }

        var fitting = rows.Count;
        while (fitting > 1 && (buttons > MostButtons || bytes > MostBytes))
        {
            fitting--;
            Leave(rows[fitting - 1]);
            rows.RemoveAt(fitting - 1);
        }

        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows);
    }

    private void AddRow(ReadOnlySpan<Choice> choices)
    {
        for (; !choices.IsEmpty; choices = choices[Math.Min(MostInRow, choices.Length)..])
        {
            var row = new List<InlineKeyboardButton>(Math.Min(MostInRow, choices.Length));
            foreach (var choice in choices[..Math.Min(MostInRow, choices.Length)])
            {
                if (Button(choice) is { } button)
                {
                    row.Add(button);
                    buttons++;
                    bytes += Size(button);
                }
            }

            if (row.Count > 0)
            {
                rows.Add(row);
            }
        }
    }

    private InlineKeyboardButton? Button(Choice choice)
    {
        if (choice.Kind == ChoiceKind.Link)
        {
            return IsLink(choice.Key) ? new InlineKeyboardButton(Label(choice), Url: choice.Key) : null;
        }

        // ASCII by what a key is, so units are bytes.
        var token = tokens.Mint(person, version, choice, now);
        if (token.Length <= LongestData)
        {
            return new InlineKeyboardButton(Label(choice), CallbackData: token);
        }

        Left++;
        return null;
    }

    private void Leave(IReadOnlyList<InlineKeyboardButton> row)
    {
        foreach (var button in row)
        {
            bytes -= Size(button);
        }

        buttons -= row.Count;
        Left += row.Count;
    }

    private static string Label(Choice choice)
    {
        var label = choice.Label.AsSpan().ContainsAnyInRange('\0', '\x1F')
            ? string.Concat(choice.Label.Select(c => char.IsControl(c) ? ' ' : c))
            : choice.Label;
        label = label.Trim();
        return TextCut.Clip(label.Length == 0 ? "…" : choice.Chosen ? ChosenSign + label : label, LongestLabel);
    }

    // As JSON with every letter beyond ASCII escaped: the longest form a server may measure.
    private static int Size(InlineKeyboardButton button)
    {
        var size = BytesAround + (button.CallbackData?.Length ?? button.Url!.Length);
        foreach (var c in button.Text)
        {
            size += char.IsAsciiLetterOrDigit(c) || c == ' ' ? 1 : 6;
        }

        return size;
    }
}
