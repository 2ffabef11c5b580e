using System.Net;

namespace TeacherBot.Core.Pages;

/// <summary>An address that may be shown to everybody: of the web, with a name that is known outside the office, and without a password.</summary>
internal static class PublicLink
{
    private static readonly string[] Inside = [".local", ".lan", ".internal", ".intranet", ".home", ".corp", ".localhost", ".localdomain", ".onion"];

    /// <summary>The address as it is; null when it is none of those.</summary>
    public static string? Of(string? link) =>
        link is { Length: <= 2000 } && !link.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
        && uri.Host.Contains('.', StringComparison.Ordinal) && !IPAddress.TryParse(uri.Host, out _) && uri.HostNameType == UriHostNameType.Dns
        && !Inside.Any(end => uri.Host.TrimEnd('.').EndsWith(end, StringComparison.OrdinalIgnoreCase))
            ? link : null;
}
