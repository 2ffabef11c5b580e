namespace TeacherBot.Operations.Configuration;

/// <summary>A proxy's address: read, and shown without its password.</summary>
internal static class ProxyText
{
    public static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "socks5" && uri.Host.Length > 0 ? uri : null;

    public static string Masked(string text) => Parse(text) is not { } uri ? "***"
        : uri.UserInfo.Length == 0 ? text
        : $"{uri.Scheme}://***@{uri.Authority}";
}
