using System.Text.RegularExpressions;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Mail.Understanding;

/// <summary>
/// What our own mail server found about the sender (RFC 8601). Anybody may write such a header; only the topmost one under our server's
/// name is by our server, for the server puts it above everything that came.
/// </summary>
public static partial class AuthenticationResults
{
    /// <param name="server">Our server's authserv-id.</param>
    /// <returns>pass, fail, none and the like, in lower case; null when our server said nothing of DMARC.</returns>
    public static string? Dmarc(Letter letter, string server)
    {
        var ours = letter.Headers.All("Authentication-Results").Select(value => Comment().Replace(value, " "))
            .FirstOrDefault(value => ServerOf(value).Equals(server, StringComparison.OrdinalIgnoreCase));
        return ours is not null && Method().Match(ours) is { Success: true } found ? found.Groups[1].Value.ToLowerInvariant() : null;
    }

    // The name may be followed by a version.
    private static string ServerOf(string value) => value.Split(';')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var name, ..] ? name : "";

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@";\s*dmarc\s*=\s*([a-z]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Method();
}
