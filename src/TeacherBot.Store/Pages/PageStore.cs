using System.Security.Cryptography;
using System.Text;
using TeacherBot.Core.Pages;

namespace TeacherBot.Store;

/// <summary>One-time links to pages and the sessions they begin. What people hold is never kept: only SHA-256 of it.</summary>
public static class PageStore
{
    /// <summary>A session ends by itself: soon, or after a month on a device that is the person's own.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromHours(2);

    /// <inheritdoc cref="Short"/>
    public static readonly TimeSpan Long = TimeSpan.FromDays(30);

    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan OwnerKnown = TimeSpan.FromDays(7);

    private static readonly Statement DropUnopened = Statement.Named("PageLinkDropUnopened");
    private static readonly Statement InsertLink = Statement.Named("PageLinkInsert");
    private static readonly Statement OpenLink = Statement.Named("PageLinkOpen");
    private static readonly Statement FindOwner = Statement.Named("PageLinkOwner");
    private static readonly Statement CountFresh = Statement.Named("PageLinksFresh");
    private static readonly Statement InsertSession = Statement.Named("PageSessionInsert");
    private static readonly Statement FindSession = Statement.Named("PageSessionFind");
    private static readonly Statement EndSession = Statement.Named("PageSessionEnd");
    private static readonly Statement EndSessions = Statement.Named("PageSessionsEndOf");
    private static readonly Statement PurgeLinks = Statement.Named("PageLinksPurge");
    private static readonly Statement PurgeSessions = Statement.Named("PageSessionsPurge");

    public static void Make(UnitOfWork unit, string person, string code, DateTimeOffset at)
    {
        unit.Execute(DropUnopened, ("person", person));
        unit.Execute(InsertLink, ("hash", Hash(code)), ("person", person), ("at", at), ("until", at + PageLinks.Lasts));
    }

    /// <summary>Spends a link and begins a session; null when it is unknown, spent or late: which, is told to nobody.</summary>
    /// <param name="session">A secret of the device from now on.</param>
    public static string? Open(UnitOfWork unit, string code, string session, bool isOwnDevice, DateTimeOffset now)
    {
        if (unit.Execute(OpenLink, ("hash", Hash(code)), ("at", now)) == 0 || OwnerOf(unit, code) is not { } person)
        {
            return null;
        }

        unit.Execute(InsertSession, ("hash", Hash(session)), ("person", person), ("at", now), ("until", now + (isOwnDevice ? Long : Short)));
        PeopleStore.Audit(unit, person, null, "page opened", now);
        return person;
    }

    /// <summary>Whose a link is or was, for a week after its end; null for an unknown one.</summary>
    public static string? OwnerOf(UnitOfWork unit, string code) => unit.Find(FindOwner, r => r.Text(0), ("hash", Hash(code)));

    /// <summary>Whether a link was sent a moment ago and waits: whoever holds an old one cannot fill a chat with new ones.</summary>
    public static bool HasFresh(UnitOfWork unit, string person, DateTimeOffset now) => unit.Scalar(CountFresh, ("person", person), ("since", now - Moment)) > 0;

    /// <summary>Who has this session; null when it is over.</summary>
    public static string? Find(UnitOfWork unit, string session, DateTimeOffset now) => unit.Find(FindSession, r => r.Text(0), ("hash", Hash(session)), ("at", now));

    public static void End(UnitOfWork unit, string session) => unit.Execute(EndSession, ("hash", Hash(session)));

    /// <summary>Ends every session of a person, on whatever device.</summary>
    public static void EndAll(UnitOfWork unit, string person) => unit.Execute(EndSessions, ("person", person));

    public static void Purge(UnitOfWork unit, DateTimeOffset now)
    {
        unit.Execute(PurgeLinks, ("before", now - OwnerKnown));
        unit.Execute(PurgeSessions, ("before", now));
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
