using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Broadcasts;

/// <summary>
/// The text of a broadcast in the mark-up a methodist can type on a phone: a line «# Заголовок», «- пункт», «&gt; цитата», a line of its
/// own «[надпись](адрес)» for a button, anything else is a paragraph. An address is https://… or «мероприятие:имя».
/// </summary>
public static partial class BroadcastText
{
    /// <summary>What fits into one message of every channel beside the line about unsubscribing.</summary>
    public const int Longest = 3500;

    /// <summary>What fits under a picture or file: the copy must stay one message, so that it arrives whole or not at all.</summary>
    public const int LongestCaption = 900;

    private const string To = "Кому:";
    private const int MostButtons = 5;
    private const int LongestLabel = 40;

    /// <summary>The message, or what is wrong with the text and where.</summary>
    /// <param name="catalog">With the events made in the bot: <see cref="Events.EventNames"/>.</param>
    public static BroadcastTextOutcome Parse(string source, Catalog catalog, string municipality)
    {
        var paragraphs = ImmutableArray.CreateBuilder<Paragraph>();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Choice>>();
        var number = 0;
        foreach (var line in source.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            if (Button().Match(line) is not { Success: true } button)
            {
                paragraphs.Add(Paragraph(line));
                continue;
            }

            if (Mistake(button.Groups[1].Value, button.Groups[2].Value, catalog, municipality) is { } mistake)
            {
                return new BroadcastTextOutcome.Mistaken(number, mistake.Text, mistake.Value);
            }

            rows.Add([Choice(button.Groups[1].Value, button.Groups[2].Value)]);
        }

        return paragraphs.Count == 0 ? new BroadcastTextOutcome.Mistaken(0, "broadcast.text-empty", "")
            : source.Length > Longest ? new BroadcastTextOutcome.Mistaken(0, "broadcast.text-long", $"{source.Length}")
            : rows.Count > MostButtons ? new BroadcastTextOutcome.Mistaken(0, "broadcast.text-buttons", $"{rows.Count}")
            : new BroadcastTextOutcome.Read(new Message(paragraphs.ToImmutable(), rows.ToImmutable(), Privacy.Personal));
    }

    /// <summary>The rule of a first line «Кому: предмет = физика» and the rest; null and the whole text without such a line.</summary>
    public static (string? Rule, string Text) Addressed(string source)
    {
        var text = source.TrimStart();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.StartsWith(To, StringComparison.OrdinalIgnoreCase) ? (text[To.Length..end].Trim(), text[(end + 1)..]) : (null, source);
    }

    /// <summary>What keeps a message with its picture or file from being one copy; null when nothing does.</summary>
    public static BroadcastTextOutcome.Mistaken? Mistake(Message message)
    {
        var length = message.Paragraphs.Sum(p => p.Text.Length + 3);
        return length > LongestCaption && (message.Picture is not null || message.Document is not null)
            ? new BroadcastTextOutcome.Mistaken(0, "broadcast.text-long-caption", $"{length}")
            : null;
    }

    /// <summary>As its recipients get it: with one tap to get no more of this kind.</summary>
    public static Message Complete(Message message, BroadcastKind kind, Catalog catalog) => message with
    {
        Rows = message.Rows.Add(
        [
            new Choice($"{Conversations.Actions.Unsubscribe}.{kind.ToString().ToLowerInvariant()}", catalog.Text("broadcast.button-unsubscribe")) { Kind = ChoiceKind.Action },
        ]),
    };

    private static Paragraph Paragraph(string line) => line switch
    {
        ['#', ' ', .. var heading] => new(ParagraphKind.Heading, heading.Trim()),
        ['-', ' ', .. var bullet] => new(ParagraphKind.Bullet, bullet.Trim()),
        ['>', ' ', .. var passage] => new(ParagraphKind.Passage, passage.Trim()),
        _ => new(ParagraphKind.Prose, line),
    };

    private static (string Text, string Value)? Mistake(string label, string address, Catalog catalog, string municipality)
    {
        if (label.Length > LongestLabel)
        {
            return ("broadcast.wrong-long", label);
        }

        if (EventOf(address) is { } id)
        {
            return catalog.Events.Any(e => e.Id == id && e.Municipality == municipality) ? null : ("broadcast.wrong-event", id);
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Contains('.', StringComparison.Ordinal)
            ? null
            : ("broadcast.wrong-address", address);
    }

    private static Choice Choice(string label, string address) => EventOf(address) is { } id
        ? new Choice($"{Conversations.Actions.OpenEvent}.{id}", label) { Kind = ChoiceKind.Action }
        : new Choice(address, label) { Kind = ChoiceKind.Link };

    private static string? EventOf(string address) =>
        address.StartsWith("мероприятие:", StringComparison.OrdinalIgnoreCase) ? address["мероприятие:".Length..].Trim() : null;

    [GeneratedRegex(@"^\[([^\]]+)\]\(([^)\s]+)\)$")]
    private static partial Regex Button();
}

/// <summary>What became of reading a text. A closed family.</summary>
public abstract record BroadcastTextOutcome
{
    private BroadcastTextOutcome()
    {
    }

    /// <summary>It can be sent as this message.</summary>
    public sealed record Read(Message Message) : BroadcastTextOutcome;

    /// <summary>What is wrong: a line from 1, or 0 for the whole; a text of the catalogue and its value.</summary>
    public sealed record Mistaken(int Line, string Text, string Value) : BroadcastTextOutcome;
}
