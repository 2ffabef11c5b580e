using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>The dates of a person's row.</summary>
public sealed record KeptPerson(DateTimeOffset CreatedAt, DateTimeOffset? JoinedAt);

/// <summary>One address of a person.</summary>
/// <param name="IsShared">A mailbox that several people read.</param>
public sealed record KeptAddress(string Channel, Personal<string> Address, bool Reachable, string? Language, DateTimeOffset CreatedAt, bool IsShared);

/// <summary>An attempt's keys, whatever its status, with the place the person worked at then.</summary>
public sealed record KeptAttempt(long Number, string Id, string? Municipality, string? School);

/// <summary>A consent given or taken back, and where.</summary>
public sealed record KeptConsent(
    string Municipality, string Kind, int Version, string Hash, bool Given, string Channel, DateTimeOffset At);

/// <summary>A role held now or before.</summary>
public sealed record KeptRole(Role Role, string Scope, DateTimeOffset FromAt, DateTimeOffset? ToAt);

/// <summary>A request for help with an area; null while it is open.</summary>
public sealed record KeptHelpRequest(string Area, DateTimeOffset At, DateTimeOffset? ClosedAt);

/// <summary>Reads everything kept about one person, for that person. Lists are whole: nothing is cut.</summary>
public sealed class ExportStore(Vault vault)
{
    private static readonly Statement ExportPerson = Statement.Named("ExportPerson");
    private static readonly Statement ExportAddresses = Statement.Named("ExportAddresses");
    private static readonly Statement ExportAttempts = Statement.Named("ExportAttempts");
    private static readonly Statement ExportInstants = Statement.Named("ExportInstants");
    private static readonly Statement ExportExplained = Statement.Named("ExportExplained");
    private static readonly Statement ExportConsents = Statement.Named("ExportConsents");
    private static readonly Statement ExportRoles = Statement.Named("ExportRoles");
    private static readonly Statement ExportHelpRequests = Statement.Named("ExportHelpRequests");
    private static readonly Statement ExportReads = Statement.Named("ExportReads");
    private static readonly Statement ExportAnonymousParts = Statement.Named("ExportAnonymousParts");
    private static readonly Statement ExportNeeds = Statement.Named("ExportNeeds");
    private static readonly Statement ExportSchedule = Statement.Named("ExportSchedule");

    public static KeptPerson Person(UnitOfWork unit, string person) =>
        unit.Get(ExportPerson, r => new KeptPerson(r.Instant(0), r.InstantOrNull(1)), ("person", person));

    public IReadOnlyList<KeptAddress> Addresses(UnitOfWork unit, string person) => unit.Query(
        ExportAddresses,
        r => new KeptAddress(
            r.Text(0),
            new Personal<string>(Sealer.Open(vault.Unwrap(r.Bytes(2), person), r.Bytes(1), new SealedAt("people", "sealed", person))),
            r.Bool(3),
            r.TextOrNull(4),
            r.Instant(5),
            r.Bool(6)),
        ("person", person));

    public static IReadOnlyList<KeptAttempt> Attempts(UnitOfWork unit, string person) => unit.Query(
        ExportAttempts, r => new KeptAttempt(r.Int64(0), r.Text(1), r.TextOrNull(2), r.TextOrNull(3)), ("person", person));

    /// <summary>When each response of an attempt was given, by item.</summary>
    public static IReadOnlyDictionary<int, DateTimeOffset> Instants(UnitOfWork unit, long attempt) =>
        unit.Query(ExportInstants, r => (Item: r.Int32(0), At: r.Instant(1)), ("attempt", attempt)).ToDictionary(r => r.Item, r => r.At);

    /// <summary>Items of an attempt whose explanation was opened.</summary>
    public static IReadOnlyList<int> Explained(UnitOfWork unit, long attempt) =>
        unit.Query(ExportExplained, r => r.Int32(0), ("attempt", attempt));

    public static IReadOnlyList<KeptConsent> Consents(UnitOfWork unit, string person) => unit.Query(
        ExportConsents,
        r => new KeptConsent(r.Text(0), r.Text(1), r.Int32(2), r.Text(3), r.Bool(4), r.Text(5), r.Instant(6)),
        ("person", person));

    public static IReadOnlyList<KeptRole> Roles(UnitOfWork unit, string person) => unit.Query(
        ExportRoles,
        r => new KeptRole(Enum.Parse<Role>(r.Text(0)), r.Text(1), r.Instant(2), r.InstantOrNull(3)),
        ("person", person));

    public static IReadOnlyList<KeptHelpRequest> HelpRequests(UnitOfWork unit, string person) => unit.Query(
        ExportHelpRequests, r => new KeptHelpRequest(r.Text(0), r.Instant(1), r.InstantOrNull(2)), ("person", person));

    public static IReadOnlyList<RecordRead> Reads(UnitOfWork unit, string person) =>
        unit.Query(ExportReads, r => new RecordRead(r.Instant(0), r.Text(1), r.Text(2)), ("person", person));

    /// <summary>Anonymous questionnaires taken part in: that alone is known.</summary>
    public static IReadOnlyList<(string Instrument, int Version)> AnonymousParts(UnitOfWork unit, string person) =>
        unit.Query(ExportAnonymousParts, r => (r.Text(0), r.Int32(1)), ("person", person));

    /// <summary>Rows of the frozen snapshots that blind targeting reads; a null level has not finished the area.</summary>
    public static IReadOnlyList<(string Area, DateTimeOffset FrozenAt, int? Level)> Needs(UnitOfWork unit, string person) =>
        unit.Query(ExportNeeds, r => (r.Text(0), r.Instant(1), r.Int32OrNull(2)), ("person", person));

    public static IReadOnlyList<(string Kind, DateTimeOffset DueAt)> Planned(UnitOfWork unit, string person) =>
        unit.Query(ExportSchedule, r => (r.Text(0), r.Instant(1)), ("person", person));
}
