using System.Diagnostics.CodeAnalysis;

namespace TeacherBot.BotApi;

/// <summary>How to reach a Bot API server; the token and the proxy's password never leave it by way of text.</summary>
public sealed record BotApiOptions
{
    /// <summary>The secret of the bot as @BotFather gave it: digits, a colon, then <c>A-Za-z0-9_-</c>.</summary>
    public required string Token { get; init; }

    /// <summary>Root of the server, http or https; a self-hosted server's own address may carry a path.</summary>
    public string BaseUrl { get; init; } = "https://api.telegram.org";

    /// <summary>
    /// <c>http://</c>, <c>https://</c> or <c>socks5://</c> address of a proxy, which may carry <c>user:password@</c>;
    /// null means a direct connection, whatever the environment says. Host names are resolved by a SOCKS proxy.
    /// </summary>
    public string? Proxy { get; init; }

    /// <summary>Whole duration of an ordinary call, waiting for a free connection included; a long poll gets it on top of its own timeout.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whole duration of a file upload or download.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a connection, TLS and proxy included, may take to stand.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Upper bound of parallel connections; further calls wait their turn within their own timeout.</summary>
    public int MaxConnections { get; init; } = 128;

    /// <summary>Server and proxy host without any secret.</summary>
    public override string ToString()
    {
        var server = Uri.TryCreate(BaseUrl, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : "?";
        return uri is { UserInfo.Length: > 0 } ? "BotApi" : $"BotApi {server}{(Proxy is null ? "" : " through a proxy")}";
    }

    internal Uri ParseBaseUrl()
    {
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw Invalid(nameof(BaseUrl), "must be an http or https address without user, query and fragment");
        }

        return new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    internal Uri? ParseProxy()
    {
        if (Proxy is null)
        {
            return null;
        }

        if (!Uri.TryCreate(Proxy, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "socks5"))
        {
            throw Invalid(nameof(Proxy), "must be an http, https or socks5 address");
        }

        return uri;
    }

    internal void Validate()
    {
        if (!IsToken(Token))
        {
            throw Invalid(nameof(Token), "is not of the form digits:letters");
        }

        if (RequestTimeout <= TimeSpan.Zero || UploadTimeout <= TimeSpan.Zero || ConnectTimeout <= TimeSpan.Zero || MaxConnections < 1)
        {
            throw Invalid("Timeouts and MaxConnections", "must be positive");
        }
    }

    private static bool IsToken([NotNullWhen(true)] string? token)
    {
        var colon = token?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0
            && token.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0
            && WebhookSecret.IsUrlSafe(token.AsSpan(colon + 1));
    }

    // The message names the option only: its value is the secret.
    private static ArgumentException Invalid(string option, string problem) => new($"Bot API option {option} {problem}.");
}
