using System.Text;
using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>A stretch of formatting; offsets in UTF-16 units as on the wire. Argument: address, language or class.</summary>
internal readonly record struct TextEntity(string Type, int Offset, int Length, string? Argument);

/// <summary>A text after entity parsing.</summary>
/// <param name="Source">As the client sent it, or null for plain text.</param>
internal sealed record FormattedText(string Plain, TextEntity[] Entities, string? Source)
{
    public const int MaxRawBytes = 32_768;

    public string Html => Source ?? System.Net.WebUtility.HtmlEncode(Plain);

    public bool SameAs(FormattedText other) => Plain == other.Plain && Entities.AsSpan().SequenceEqual(other.Entities);

    /// <summary>Reads a text or caption by the server's rules.</summary>
    /// <returns>Null when fine, else the refusal; breaches are recorded.</returns>
    public static Reply? Read(ApiCall call, string parameter, ServerLog log, out FormattedText text)
    {
        var isCaption = parameter == "caption";
        var raw = call.Text(parameter) ?? "";
        var refusal = Parse(raw, call.Text("parse_mode"), out text)
            ?? (isCaption ? null : TooEmpty(raw, text))
            ?? TooLong(text, isCaption);
        if (refusal is { } refused)
        {
            log.Violation($"{call.Method}: {ErrorText(refused)}", call.Number("chat_id"));
        }

        return refusal;
    }

    public static int CodePoints(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count;
    }

    private static Reply? Parse(string raw, string? mode, out FormattedText text)
    {
        text = new FormattedText(raw.Trim(), [], null);
        if (Encoding.UTF8.GetByteCount(raw) > MaxRawBytes)
        {
            return Reply.Bad("text is too long");
        }

        if (string.IsNullOrEmpty(mode) || mode.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!mode.Equals("html", StringComparison.OrdinalIgnoreCase))
        {
            return Reply.Bad("unsupported parse_mode");
        }

        var parser = new EntityParser(raw);
        if (!parser.TryParse(out var plain, out var entities, out var error))
        {
            return Reply.Bad("can't parse entities: " + error);
        }

        text = Trimmed(plain, entities, raw);
        return null;
    }

    private static FormattedText Trimmed(string plain, List<TextEntity> entities, string source)
    {
        var cut = plain.Length - plain.AsSpan().TrimStart().Length;
        var trimmed = plain.Trim();
        var kept = new List<TextEntity>(entities.Count);
        foreach (var entity in entities)
        {
            var from = Math.Max(entity.Offset - cut, 0);
            var to = Math.Min(entity.Offset + entity.Length - cut, trimmed.Length);
            if (to > from)
            {
                kept.Add(entity with { Offset = from, Length = to - from });
            }
        }

        return new FormattedText(trimmed, [.. kept], source);
    }

    private static Reply? TooEmpty(string raw, FormattedText text) =>
        raw.Length == 0 ? Reply.Bad("message text is empty")
        : text.Plain.Length == 0 ? Reply.Bad("text must be non-empty")
        : null;

    private static Reply? TooLong(FormattedText text, bool isCaption) =>
        isCaption
            ? CodePoints(text.Plain) > 1024 ? Reply.Bad("message caption is too long") : null
            : CodePoints(text.Plain) > 4096 ? Reply.Bad("message is too long") : null;

    /// <summary>The refusal without what it may quote of the text.</summary>
    private static string ErrorText(Reply refusal)
    {
        using var json = JsonDocument.Parse(refusal.Body);
        var text = json.RootElement.GetProperty("description").GetString() ?? "";
        var quote = text.IndexOf('"', StringComparison.Ordinal);
        return quote < 0 ? text : text[..quote].TrimEnd();
    }
}
