using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>A line of the consent log.</summary>
public sealed record ConsentLine(string Kind, int Version, string Hash, bool Given, DateTimeOffset At);

/// <summary>The append-only consent log and what is in force beside the person.</summary>
public static class ConsentStore
{
    private const string ByTerm = "term";

    private static readonly Statement InsertConsent = Statement.Named("InsertConsent");
    private static readonly Statement SetConsents = Statement.Named("SetConsents");
    private static readonly Statement JoinMunicipality = Statement.Named("JoinMunicipality");
    private static readonly Statement MarkWithdrawn = Statement.Named("MarkWithdrawn");
    private static readonly Statement ConsentsOf = Statement.Named("ConsentsOf");
    private static readonly Statement DeleteScheduleOf = Statement.Named("DeleteScheduleOf");

    public static void Record(UnitOfWork unit, string person, RecordConsent consent, ImmutableDictionary<string, int> inForce, Inbound inbound)
    {
        Log(unit, person, consent.Municipality, consent.Kind, consent.Version, consent.Hash, true, inbound);
        if (consent.Kind == "processing")
        {
            unit.Execute(JoinMunicipality, ("person", person), ("municipality", consent.Municipality), ("at", inbound.At));
        }

        Write(unit, person, inForce.SetItem(consent.Kind, consent.Version));
    }

    public static void Revoke(
        UnitOfWork unit, string person, string municipality, string kind, ImmutableDictionary<string, int> inForce, Inbound inbound)
    {
        Log(unit, person, municipality, kind, inForce.GetValueOrDefault(kind), "", false, inbound);
        Write(unit, person, inForce.Remove(kind));
    }

    /// <summary>A consent ends by its own term, whoever brought that about; nothing happens when it is not in force.</summary>
    /// <param name="reason">What ended it, for the log: a pair and its id.</param>
    public static void Lapse(UnitOfWork unit, string person, string kind, string reason, DateTimeOffset at)
    {
        if (PeopleStore.FindPerson(unit, person)?.Person is { } known && known.Consents.TryGetValue(kind, out var version))
        {
            Log(unit, person, known.Municipality ?? "", kind, version, "", false, new Inbound(reason, ByTerm, at, new Signal(kind, "")));
            Write(unit, person, known.Consents.Remove(kind));
        }
    }

    /// <summary>Everything is taken back: processing stops here, erasure is a job.</summary>
    public static void Withdraw(UnitOfWork unit, string person, Inbound inbound)
    {
        // What has lapsed in this turn is not taken back a second time.
        var known = PeopleStore.FindPerson(unit, person)!.Person;
        foreach (var (kind, version) in known.Consents)
        {
            Log(unit, person, known.Municipality ?? "", kind, version, "", false, inbound);
        }

        unit.Execute(MarkWithdrawn, ("person", person), ("at", inbound.At));
        unit.Execute(DeleteScheduleOf, ("person", person));
    }

    public static IReadOnlyList<ConsentLine> List(UnitOfWork unit, string person) => unit.Query(
        ConsentsOf, r => new ConsentLine(r.Text(0), r.Int32(1), r.Text(2), r.Bool(3), r.Instant(4)), ("person", person));

    private static void Write(UnitOfWork unit, string person, ImmutableDictionary<string, int> inForce) =>
        unit.Execute(SetConsents, ("person", person), ("consents", Columns.Of(inForce)));

    private static void Log(
        UnitOfWork unit, string person, string municipality, string kind, int version, string hash, bool given, Inbound inbound) =>
        unit.Execute(
            InsertConsent,
            ("person", person), ("municipality", municipality), ("kind", kind), ("version", version), ("hash", hash), ("given", given),
            ("channel", inbound.Channel), ("key", inbound.Key), ("at", inbound.At));
}
