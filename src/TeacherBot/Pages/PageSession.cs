using System.Security.Cryptography;
using TeacherBot.Operations;
using TeacherBot.Store;

namespace TeacherBot.Pages;

/// <summary>Who looks at a page: the cookie holds a secret of which the database knows the hash.</summary>
internal sealed class PageSession(Bot bot)
{
    public const string Cookie = "teacherbot";

    private const int SecretBytes = 32;

    /// <summary>Letters and digits of a secret.</summary>
    public const int SecretLength = 2 * SecretBytes;

    /// <summary>Nobody where there is no session, or one that has ended.</summary>
    public (string Session, string Person)? Find(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: > 0 } session && bot.Database.Read(unit => PageStore.Find(unit, session, bot.Clock.GetUtcNow())) is { } person ? (session, person) : null;

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
}
