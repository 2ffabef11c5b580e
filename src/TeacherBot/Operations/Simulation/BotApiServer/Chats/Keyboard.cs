using System.Text;
using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>One button as the person sees it; Data is null for a link, Url is null for a callback button.</summary>
internal sealed record VisibleButton(string Label, string? Data, string? Url);

/// <summary>What came in <c>reply_markup</c>.</summary>
internal sealed class Keyboard
{
    private const int MaxRow = 12;
    private const int MaxInAll = 300;

    public static readonly Keyboard None = new();

    public IReadOnlyList<IReadOnlyList<VisibleButton>> Rows { get; private init; } = [];

    /// <summary>Labels of a reply keyboard; null when the markup says nothing about it, empty when it removes it.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? ReplyRows { get; private init; }

    /// <summary>The inline keyboard as the server gives it back; empty without one.</summary>
    public byte[] Json { get; private init; } = [];

    public bool SameAs(Keyboard other) => Json.AsSpan().SequenceEqual(other.Json);

    public static Reply? Read(ApiCall call, ServerCore core, out Keyboard keyboard)
    {
        keyboard = None;
        Reply? refusal;
        if (!call.TryJson("reply_markup", out var markup))
        {
            refusal = Reply.Bad("can't parse reply keyboard markup JSON object");
        }
        else if (markup.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }
        else if (markup.ValueKind != JsonValueKind.Object)
        {
            refusal = Reply.Bad("object expected as reply markup");
        }
        else if (markup.TryGetProperty("inline_keyboard", out var inline))
        {
            refusal = ReadInline(inline, call, core, out keyboard);
        }
        else
        {
            keyboard = new Keyboard { ReplyRows = ReplyLabels(markup) };
            return null;
        }

        return refusal is { } refused ? Recorded(refused, call, core) : null;
    }

    /// <summary>Whether the server takes it as the address of a link: a scheme it knows and a host with a dot.</summary>
    public static bool IsLink(string url)
    {
        if (url.StartsWith("tg:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var full = url.Contains("://", StringComparison.Ordinal) ? url : "http://" + url;
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ton" or "tonsite" && uri.Host.Trim('.').Contains('.', StringComparison.Ordinal);
    }

    private static Reply Recorded(in Reply refusal, ApiCall call, ServerCore core)
    {
        using var json = JsonDocument.Parse(refusal.Body);
        core.Log.Violation($"{call.Method}: keyboard refused: {json.RootElement.GetProperty("description").GetString()}", call.Number("chat_id"));
        return refusal;
    }

    private static Reply? ReadInline(JsonElement inline, ApiCall call, ServerCore core, out Keyboard keyboard)
    {
        keyboard = None;
        if (inline.ValueKind != JsonValueKind.Array)
        {
            return Reply.Bad("field \"inline_keyboard\" of the InlineKeyboardMarkup should be an Array of Arrays");
        }

        var rows = new List<IReadOnlyList<VisibleButton>>();
        var json = JsonScratch.Take();
        json.Writer.WriteStartObject();
        json.Writer.WriteStartArray("inline_keyboard"u8);
        var total = 0;
        foreach (var row in inline.EnumerateArray())
        {
            if (ReadRow(row, json.Writer, rows, ref total, call, core) is { } refusal)
            {
                return refusal;
            }
        }

        json.Writer.WriteEndArray();
        json.Writer.WriteEndObject();
        var bytes = json.ToArray();
        if (total > core.Options.MaxButtons || bytes.Length > core.Options.MaxMarkupBytes)
        {
            return Reply.Bad("reply markup is too long");
        }

        keyboard = rows.Count == 0 ? None : new Keyboard { Rows = rows, Json = bytes };
        return null;
    }

    private static Reply? ReadRow(JsonElement row, Utf8JsonWriter json, List<IReadOnlyList<VisibleButton>> rows, ref int total, ApiCall call, ServerCore core)
    {
        if (row.ValueKind != JsonValueKind.Array)
        {
            return Reply.Bad("field \"inline_keyboard\" of the InlineKeyboardMarkup should be an Array of Arrays");
        }

        var left = Math.Min(MaxRow, MaxInAll - total);
        var count = row.GetArrayLength();
        if (count > left)
        {
            core.Log.Violation($"{call.Method}: {count - left} buttons cut from a row of {count}", call.Number("chat_id"));
        }

        return count == 0 || left <= 0 ? null : ReadButtons(row, Math.Min(count, left), json, rows, ref total);
    }

    private static Reply? ReadButtons(JsonElement row, int count, Utf8JsonWriter json, List<IReadOnlyList<VisibleButton>> rows, ref int total)
    {
        var buttons = new VisibleButton[count];
        json.WriteStartArray();
        for (var i = 0; i < buttons.Length; i++)
        {
            if (ReadButton(row[i], out buttons[i]) is { } refusal)
            {
                return refusal;
            }

            Write(json, row[i]);
        }

        json.WriteEndArray();
        rows.Add(buttons);
        total += buttons.Length;
        return null;
    }

    private static Reply? ReadButton(JsonElement source, out VisibleButton button)
    {
        button = new VisibleButton("", null, null);
        if (source.ValueKind != JsonValueKind.Object)
        {
            return Reply.Bad("expected an Object as InlineKeyboardButton");
        }

        var label = Field(source, "text")?.Trim() ?? "";
        var data = Field(source, "callback_data");
        var url = Field(source, "url");
        button = new VisibleButton(label, data, url);
        if (label.Length == 0)
        {
            return Reply.Bad("inline keyboard button text must be non-empty");
        }

        if (url is not null)
        {
            return IsLink(url) ? null : Reply.Bad($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
        }

        if (data is { Length: > 0 })
        {
            return Encoding.UTF8.GetByteCount(data) > 64 ? Reply.Bad("BUTTON_DATA_INVALID") : null;
        }

        return HasOtherAction(source) ? null : Reply.Bad("text buttons are unallowed in the inline keyboard");
    }

    private static bool HasOtherAction(JsonElement button)
    {
        foreach (var field in button.EnumerateObject())
        {
            if (field.Name is "copy_text" or "web_app" or "login_url" or "pay" or "switch_inline_query" or "switch_inline_query_current_chat" or "switch_inline_query_chosen_chat" or "callback_game")
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(Utf8JsonWriter json, JsonElement button)
    {
        // Fields are written one by one, so that two spellings of the same keyboard compare equal.
        json.WriteStartObject();
        foreach (var field in button.EnumerateObject())
        {
            field.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string? Field(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<IReadOnlyList<string>>? ReplyLabels(JsonElement markup)
    {
        if (!markup.TryGetProperty("keyboard", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            return markup.TryGetProperty("remove_keyboard", out _) ? [] : null;
        }

        var labels = new List<IReadOnlyList<string>>();
        foreach (var row in rows.EnumerateArray())
        {
            var one = new List<string>();
            foreach (var button in row.EnumerateArray())
            {
                one.Add(button.ValueKind == JsonValueKind.String ? button.GetString()! : Field(button, "text") ?? "");
            }

            labels.Add(one);
        }

        return labels;
    }
}
