using System.Diagnostics.CodeAnalysis;

namespace TeacherBot.BotApi;

/// <summary>
/// What became of one Bot API call, told apart by the one thing a sender must know: was it applied, surely not, or perhaps.
/// The Bot API has no idempotency key, so only <see cref="Refused"/> and <see cref="NotSent"/> may be repeated blindly.
/// </summary>
/// <typeparam name="T">What the method answers with.</typeparam>
public abstract record BotApiResult<T>
{
    private BotApiResult()
    {
    }

    /// <summary>True, with the value, when the call was applied and answered.</summary>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = this is Ok ok ? ok.Value : default;
        return this is Ok;
    }

    /// <summary>Applied, with the server's answer.</summary>
    public sealed record Ok(T Value) : BotApiResult<T>;

    /// <summary>The server understood and said no; the connection is good and nothing was applied.</summary>
    public sealed record Refused(BotApiError Error) : BotApiResult<T>;

    /// <summary>
    /// The request may have been applied: the connection broke or time ran out after the first byte of the body, a gateway
    /// answered 5xx with a page, or the answer was cut. The cause is a short fixed phrase without URL, token or text.
    /// </summary>
    public sealed record Ambiguous(string Cause) : BotApiResult<T>;

    /// <summary>
    /// Surely not applied: no connection, no TLS, a proxy or gateway turned it away, or it was a download. The cause is a
    /// short fixed phrase without URL, token or text.
    /// </summary>
    public sealed record NotSent(string Cause) : BotApiResult<T>;
}
