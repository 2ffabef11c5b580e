using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TeacherBot.BotApi;

/// <summary>
/// A request body that knows whether its bytes were ever asked for: the border between "surely not applied" and "perhaps".
/// A POST with a body is also what keeps SocketsHttpHandler from re-sending by itself on a closed connection.
/// </summary>
internal abstract class RequestBody : HttpContent
{
    public bool Started { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Started = true;
        return WriteAsync(stream, cancellationToken);
    }

    protected abstract Task WriteAsync(Stream stream, CancellationToken cancellationToken);
}

internal sealed class JsonBody : RequestBody
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly byte[] bytes;

    public JsonBody(byte[] bytes)
    {
        this.bytes = bytes;
        Headers.ContentType = Json;
    }

    protected override Task WriteAsync(Stream stream, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}

/// <summary>
/// multipart/form-data with one file. Written by hand because the server reads only a raw UTF-8 <c>filename</c> and the
/// framework would send a MIME word that people then see as the name.
/// </summary>
internal sealed class MultipartBody : RequestBody
{
    private readonly byte[] head;
    private readonly ReadOnlyMemory<byte> file;
    private readonly byte[] tail;

    public MultipartBody(IEnumerable<KeyValuePair<string, string>> fields, string fileField, InputFile.Bytes source)
    {
        var boundary = "teacherbot" + Guid.NewGuid().ToString("N");
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            text.Append(Invariant($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }

        text.Append(Invariant($"--{boundary}\r\nContent-Disposition: form-data; name=\"{fileField}\"; filename=\"{Safe(source.FileName)}\"\r\n"));
        text.Append(Invariant($"Content-Type: {Safe(source.ContentType, keepSlash: true) ?? "application/octet-stream"}\r\n\r\n"));
        head = Encoding.UTF8.GetBytes(text.ToString());
        file = source.Content;
        tail = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
    }

    protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(file, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(tail, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = (long)head.Length + file.Length + tail.Length;
        return true;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // A quote or a line end would break out of the header; a slash would be a path.
    private static string? Safe(string? name, bool keepSlash = false) => name is null ? null : string.Create(name.Length, (name, keepSlash), static (target, state) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            var c = state.name[i];
            target[i] = char.IsControl(c) || c == '\\' || (c == '/' && !state.keepSlash) ? '_' : c == '"' ? '\'' : c;
        }
    });
}
