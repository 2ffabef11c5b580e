using System.Net;
using System.Net.Sockets;

namespace TeacherBot.BotApi;

/// <summary>Builds the pooled connection and names its failures without the text of exceptions, which could carry addresses.</summary>
internal static class Connection
{
    public static SocketsHttpHandler Create(BotApiOptions options)
    {
        var proxy = options.ParseProxy();
        return new SocketsHttpHandler
        {
            Proxy = proxy is null ? null : ProxyOf(proxy),
            UseProxy = proxy is not null,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.MaxConnections,
            // Shorter than the server's own keep-alive, so that few requests meet a connection that is just closing.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            // Tracing would write the URL, and the token with it, into spans.
            ActivityHeadersPropagator = null,
        };
    }

    public static string Cause(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host name does not resolve",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "TLS failed",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy refused",
        HttpRequestException { HttpRequestError: HttpRequestError.UserAuthenticationError } => "the proxy refused the user",
        _ when SocketErrorOf(failure) is { } error => $"the connection failed ({error})",
        HttpRequestException request => $"the connection failed ({request.HttpRequestError})",
        HttpIOException io => $"the connection failed ({io.HttpRequestError})",
        _ => "the connection failed",
    };

    private static SocketError? SocketErrorOf(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }

    private static WebProxy ProxyOf(Uri address)
    {
        var bare = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        var proxy = new WebProxy(bare);
        if (address.UserInfo.Length > 0)
        {
            var parts = address.UserInfo.Split(':', 2);
            var password = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(parts[0]), password);
        }

        return proxy;
    }
}
