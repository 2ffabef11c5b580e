using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Reads the four ways of passing parameters the Bot API knows.</summary>
internal static class RequestReader
{
    public const int MaxUploadBytes = 50 * 1024 * 1024;

    /// <returns>Null when filled, else the refusal.</returns>
    public static async ValueTask<Reply?> FillAsync(HttpRequest request, ApiCall call, CancellationToken stop)
    {
        if (request.QueryString.HasValue)
        {
            ReadForm(call, request.QueryString.Value.AsSpan(1));
        }

        if (HttpMethods.IsGet(request.Method))
        {
            return null;
        }

        if (await ReadBodyAsync(request, stop) is not { } body)
        {
            return Reply.Error(413, "Request Entity Too Large");
        }

        return body.Length == 0 ? null : Parse(request.ContentType ?? "", body, call);
    }

    public static Reply? Parse(string contentType, byte[] body, ApiCall call)
    {
        if (contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return ParseJson(body, call);
        }

        if (contentType.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return MultipartReader.TryRead(contentType, body, call) ? null : Reply.Bad("can't parse multipart/form-data body");
        }

        ReadForm(call, Encoding.UTF8.GetString(body));
        return null;
    }

    private static Reply? ParseJson(byte[] body, ApiCall call)
    {
        try
        {
            call.Document = JsonDocument.Parse(body);
            return call.Document.RootElement.ValueKind == JsonValueKind.Object ? null : Reply.Bad("can't parse JSON object");
        }
        catch (JsonException)
        {
            return Reply.Bad("can't parse JSON object");
        }
    }

    private static void ReadForm(ApiCall call, ReadOnlySpan<char> form)
    {
        foreach (var range in form.Split('&'))
        {
            var pair = form[range];
            var equals = pair.IndexOf('=');
            if (equals > 0)
            {
                call.SetField(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
            }
        }
    }

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString().Replace('+', ' '));

    private static async ValueTask<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength is > MaxUploadBytes)
        {
            return null;
        }

        var reader = request.BodyReader;
        var read = await reader.ReadAsync(stop);
        if (read.IsCompleted)
        {
            var whole = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return whole;
        }

        var parts = new ArrayBufferWriter<byte>();
        while (true)
        {
            foreach (var segment in read.Buffer)
            {
                parts.Write(segment.Span);
            }

            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted || parts.WrittenCount > MaxUploadBytes)
            {
                return parts.WrittenCount > MaxUploadBytes ? null : parts.WrittenSpan.ToArray();
            }

            read = await reader.ReadAsync(stop);
        }
    }
}
