using System.Buffers;
using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>An answer ready for the wire.</summary>
internal readonly record struct Reply(int Status, ReadOnlyMemory<byte> Body, int MessageId = 0, int RetryAfter = 0)
{
    public static readonly Reply True = new(200, "{\"ok\":true,\"result\":true}"u8.ToArray());

    public static readonly Reply Gateway = new(502, "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"u8.ToArray());

    public bool IsOk => Status == 200;

    public static Reply Bad(string description) => Error(400, "Bad Request: " + description);

    public static Reply TooMany(int seconds) =>
        Error(429, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Too Many Requests: retry after {seconds}"), seconds);

    public static Reply Error(int status, string description, int retryAfter = 0)
    {
        var json = JsonScratch.Take();
        json.Writer.WriteStartObject();
        json.Writer.WriteBoolean("ok"u8, false);
        json.Writer.WriteNumber("error_code"u8, status);
        json.Writer.WriteString("description"u8, description);
        if (retryAfter > 0)
        {
            json.Writer.WriteStartObject("parameters"u8);
            json.Writer.WriteNumber("retry_after"u8, retryAfter);
            json.Writer.WriteEndObject();
        }

        json.Writer.WriteEndObject();
        return new Reply(status, json.ToArray(), 0, retryAfter);
    }

    /// <summary>Wraps one result; <paramref name="write"/> writes exactly one value.</summary>
    public static Reply Result<T>(T state, Action<Utf8JsonWriter, T> write, int messageId = 0)
    {
        var json = JsonScratch.Take();
        json.Writer.WriteStartObject();
        json.Writer.WriteBoolean("ok"u8, true);
        json.Writer.WritePropertyName("result"u8);
        write(json.Writer, state);
        json.Writer.WriteEndObject();
        return new Reply(200, json.ToArray(), messageId);
    }
}

/// <summary>One JSON writer a thread; never held over an await, never nested.</summary>
internal sealed class JsonScratch
{
    [ThreadStatic]
    private static JsonScratch? s_own;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    private JsonScratch() => Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    public static JsonScratch Take()
    {
        var own = s_own ??= new JsonScratch();
        own._buffer.ResetWrittenCount();
        own.Writer.Reset();
        return own;
    }

    public byte[] ToArray(int skip = 0)
    {
        Writer.Flush();
        return _buffer.WrittenSpan[skip..].ToArray();
    }
}
