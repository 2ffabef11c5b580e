using System.Text.Json;

namespace TeacherBot.BotApi;

/// <summary>Reads updates so that one bad or unknown update never costs the others: as long as it has an id, it is reported by it.</summary>
public static class UpdateReader
{
    // Deeper than the serializer's own 64, so that a deeply nested member spoils its update only.
    internal static readonly JsonReaderOptions Tolerant = new() { MaxDepth = 512 };

    /// <summary>Reads the body of a webhook delivery; null when it is not JSON or holds no <c>update_id</c>.</summary>
    public static Update? Parse(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, Tolerant);
        try
        {
            return reader.Read() ? Read(ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the <c>result</c> of getUpdates.</summary>
    /// <exception cref="JsonException">Not an array, or nothing in it has an id, so that polling on would only repeat it.</exception>
    internal static IReadOnlyList<Update> ReadBatch(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        List<Update>? updates = null;
        var elements = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements++;
            if (Read(ref reader) is { } update)
            {
                (updates ??= []).Add(update);
            }
        }

        return updates is null && elements > 0 ? throw new JsonException() : updates ?? (IReadOnlyList<Update>)[];
    }

    private static Update? Read(ref Utf8JsonReader reader)
    {
        var element = reader;
        reader.Skip();
        var again = element;
        try
        {
            return JsonSerializer.Deserialize(ref element, BotApiJson.Default.Update);
        }
        catch (JsonException)
        {
            return FindId(ref again) is { } id ? new Update { UpdateId = id, IsMalformed = true } : null;
        }
    }

    private static long? FindId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("update_id"u8);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var id))
            {
                return id;
            }

            reader.Skip();
        }

        return null;
    }
}
