using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;

namespace TeacherBot.BotApi;

/// <summary>
/// One HTTP exchange and its verdict. Nothing is repeated here: whether a repetition is harmless depends on what was asked,
/// which only the caller knows.
/// </summary>
internal sealed class Transport : IDisposable
{
    // getUpdates is capped at 4 MiB by the server.
    private const int MaxAnswer = 16 * 1024 * 1024;
    private static readonly BotApiError TooLarge = new(413, "the file exceeds the caller's bound", null, null, BotApiFailure.EntityTooLarge);
    private readonly HttpMessageInvoker invoker;
    private readonly ConcurrentDictionary<string, Uri> methods = new(StringComparer.Ordinal);
    private readonly string root;
    private readonly string files;
    private readonly string token;

    public Transport(BotApiOptions options)
    {
        options.Validate();
        var server = options.ParseBaseUrl();
        token = options.Token;
        // Joined as text: a relative "bot1:x" would be taken for an address of its own with the scheme bot1.
        root = $"{server}bot{token}/";
        files = $"{server}file/bot{token}/";
        invoker = new HttpMessageInvoker(Connection.Create(options), disposeHandler: true);
    }

    public void Dispose() => invoker.Dispose();

    public async Task<BotApiResult<T>> PostAsync<T>(
        string method, RequestBody body, ResultReader<T> read, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, MethodUri(method)) { Content = body };
        var (result, failure) = await ExchangeAsync(
            request, (response, token) => ReadAnswerAsync(response, read, token), timeout, cancellationToken).ConfigureAwait(false);
        return failure is null ? result! : body.Started
            ? new BotApiResult<T>.Ambiguous(failure)
            : new BotApiResult<T>.NotSent(failure);
    }

    /// <summary>Fetches a file; nothing is ever applied by that, so each failure of the connection is NotSent.</summary>
    public async Task<BotApiResult<byte[]>> DownloadAsync(string path, int maxBytes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, FileUri(path));
        var (result, failure) = await ExchangeAsync(
            request, (response, token) => ReadFileAsync(response, maxBytes, token), timeout, cancellationToken).ConfigureAwait(false);
        return failure is not null ? new BotApiResult<byte[]>.NotSent(failure)
            : result is BotApiResult<byte[]>.Ambiguous ambiguous ? new BotApiResult<byte[]>.NotSent(ambiguous.Cause)
            : result!;
    }

    private async Task<(BotApiResult<T>? Result, string? Failure)> ExchangeAsync<T>(
        HttpRequestMessage request,
        Func<HttpResponseMessage, CancellationToken, Task<BotApiResult<T>>> read,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            using var response = await invoker.SendAsync(request, deadline.Token).ConfigureAwait(false);
            return (await read(response, deadline.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (null, "no answer in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (null, Connection.Cause(e));
        }
    }

    private async Task<BotApiResult<T>> ReadAnswerAsync<T>(
        HttpResponseMessage response, ResultReader<T> read, CancellationToken cancellationToken)
    {
        var (buffer, length) = await PooledBytes.ReadAsync(response.Content, MaxAnswer, cancellationToken).ConfigureAwait(false);
        try
        {
            return length < 0
                ? new BotApiResult<T>.Ambiguous("the answer is too long")
                : Interpret(response, buffer.AsSpan(0, length), read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<BotApiResult<byte[]>> ReadFileAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return await ReadAnswerAsync<byte[]>(response, NoResult, cancellationToken).ConfigureAwait(false);
        }

        var (buffer, length) = await PooledBytes.ReadAsync(response.Content, maxBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            return length < 0 ? new BotApiResult<byte[]>.Refused(TooLarge) : new BotApiResult<byte[]>.Ok(buffer.AsSpan(0, length).ToArray());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private BotApiResult<T> Interpret<T>(HttpResponseMessage response, ReadOnlySpan<byte> body, ResultReader<T> read)
    {
        var status = (int)response.StatusCode;
        if (!Answer<T>.TryRead(body, read, out var answer))
        {
            return Answer<T>.FromStatus(status, response.Headers);
        }

        answer.Description = answer.Description?.Replace(token, "***", StringComparison.Ordinal);
        return answer switch
        {
            { Ok: false } => new BotApiResult<T>.Refused(answer.ToError(status, response.Headers)),
            { HasResult: true } => new BotApiResult<T>.Ok(answer.Result!),
            _ => new BotApiResult<T>.Ambiguous("an answer without a result"),
        };
    }

    private Uri MethodUri(string method) => methods.GetOrAdd(method, static (name, root) => new Uri(root + name), root);

    private Uri FileUri(string path)
    {
        var parts = path.Split('/');
        if (path.Length == 0 || Array.Exists(parts, part => part is "" or "." or ".."))
        {
            throw new ArgumentException("A file path is relative and has no dot segments; a server in local mode keeps files on its own disk.", nameof(path));
        }

        return new Uri(files + string.Join('/', parts.Select(Uri.EscapeDataString)));
    }

    private static byte[] NoResult(ref Utf8JsonReader reader) => throw new JsonException();
}
