using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Conversations;

/// <summary>Source-generated JSON of states and messages.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(Message))]
public sealed partial class StateJson : JsonSerializerContext
{
    private const int KeptBuffer = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>JSON as it is stored. Cyrillic stays as it is: escaped, it would be three times as long in the outbox and its log.</summary>
    public static string Text<T>(T value, JsonTypeInfo<T> type)
    {
        buffer ??= new ArrayBufferWriter<byte>(4096);
        writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        try
        {
            JsonSerializer.Serialize(writer, value, type);
            writer.Flush();
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        finally
        {
            Clear(buffer, writer);
        }
    }

    private static void Clear(ArrayBufferWriter<byte> used, Utf8JsonWriter usedWriter)
    {
        if (used.Capacity > KeptBuffer)
        {
            (buffer, writer) = (null, null);
            return;
        }

        used.ResetWrittenCount();
        usedWriter.Reset();
    }
}
