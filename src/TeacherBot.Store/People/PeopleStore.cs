using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Who speaks and from where, as one turn needs it.</summary>
/// <param name="Address">Key of the address row the inbound came from, or the one a signal's answer goes to.</param>
/// <param name="State">Stored conversation; null for somebody who has never spoken.</param>
public sealed record Speaker(long Address, bool Reachable, Person Person, int Version, string? State)
{
    /// <summary>A mailbox that several people read.</summary>
    public bool IsShared { get; init; }
}

/// <summary>An address as it is kept: <see cref="PeopleStore.Open"/> reads it just before the first byte.</summary>
/// <param name="IsShared">Several people read it: nothing personal goes there.</param>
/// <param name="Municipality">Of its owner; null for a guest.</param>
public sealed record SealedAddress(string Person, byte[] Sealed, byte[] WrappedKey, bool Reachable, bool IsShared, string? Municipality);

/// <summary>People, their sealed names and addresses.</summary>
public sealed class PeopleStore(Vault vault)
{
    private const int GuessesADay = 10;

    private static readonly Statement FindSpeaker = Statement.Named("FindSpeaker");
    private static readonly Statement FindSpeakerOfPerson = Statement.Named("FindSpeakerOfPerson");
    private static readonly Statement InsertPerson = Statement.Named("InsertPerson");
    private static readonly Statement InsertPersonKey = Statement.Named("InsertPersonKey");
    private static readonly Statement FindPersonKey = Statement.Named("FindPersonKey");
    private static readonly Statement InsertAddress = Statement.Named("InsertAddress");
    private static readonly Statement FindAddress = Statement.Named("FindAddress");
    private static readonly Statement SetReachableFlag = Statement.Named("SetReachable");
    private static readonly Statement ClearRecovery = Statement.Named("ClearRecoveryCode");
    private static readonly Statement CountOwnBeside = Statement.Named("CountOwnAddressesBeside");
    private static readonly Statement SetSharedFlag = Statement.Named("SetShared");
    private static readonly Statement SetNameSealed = Statement.Named("SetNameSealed");
    private static readonly Statement FindNameSealed = Statement.Named("FindNameSealed");
    private static readonly Statement SetRecovery = Statement.Named("SetRecoveryCode");
    private static readonly Statement FindRecoverySealed = Statement.Named("FindRecoverySealed");
    private static readonly Statement FindByRecoveryLookup = Statement.Named("FindByRecovery");
    private static readonly Statement InsertGuess = Statement.Named("InsertGuess");
    private static readonly Statement CountGuesses = Statement.Named("CountGuesses");
    private static readonly Statement FindAddressSealed = Statement.Named("FindAddressSealed");
    private static readonly Statement MoveAddress = Statement.Named("MoveAddress");
    private static readonly Statement DeleteGuestConversation = Statement.Named("DeleteGuestConversation");
    private static readonly Statement DeleteThread = Statement.Named("DeleteThread");
    private static readonly Statement InsertAudit = Statement.Named("InsertAudit");
    private static readonly Statement ListActive = Statement.Named("ListActive");
    private static readonly Statement CountByStatus = Statement.Named("CountPeople");

    /// <summary>Who this address belongs to; somebody new is made a guest under <paramref name="newId"/>.</summary>
    public Speaker FindOrAdd(UnitOfWork unit, string channel, string address, string newId, string? language, DateTimeOffset at)
    {
        var lookup = vault.Lookup.Of(channel, address);
        return unit.Find(FindSpeaker, r => SpeakerOf(r), ("channel", channel), ("lookup", lookup))
            ?? Add(unit, channel, address, lookup, newId, language, at);
    }

    /// <summary>The person a signal is for; null when erased or without any address.</summary>
    public static Speaker? FindPerson(UnitOfWork unit, string person) =>
        unit.Find(FindSpeakerOfPerson, r => SpeakerOf(r), ("person", person));

    /// <summary>Null when the person was erased.</summary>
    public static SealedAddress? FindAddressOf(UnitOfWork unit, long address) => unit.Find(
        FindAddress, r => new SealedAddress(r.Text(0), r.Bytes(1), r.Bytes(2), r.Bool(3), r.Bool(4), r.TextOrNull(5)), ("id", address));

    /// <summary>The address in the clear. Needs no transaction, so that the writer does not wait for the arithmetic.</summary>
    public Personal<string> Open(SealedAddress address)
    {
        var key = vault.Unwrap(address.WrappedKey, address.Person);
        return new Personal<string>(Sealer.Open(key, address.Sealed, At("sealed", address.Person)));
    }

    /// <summary>People of a municipality who are with us, in the order of their ids; page on with the last one.</summary>
    public static List<string> ActiveIn(UnitOfWork unit, string municipality, string after, int most) =>
        unit.Query(ListActive, r => r.Text(0), ("municipality", municipality), ("after", after), ("most", most));

    public static void SetReachable(UnitOfWork unit, long address, bool reachable) =>
        unit.Execute(SetReachableFlag, ("address", address), ("reachable", reachable));

    /// <summary>Forgets the thread too: its subject is the person's own words.</summary>
    public static void SetShared(UnitOfWork unit, long address, string person, bool shared)
    {
        unit.Execute(SetSharedFlag, ("address", address), ("shared", shared));
        unit.Execute(DeleteThread, ("address", address));
        if (shared)
        {
            unit.Execute(ClearRecovery, ("person", person));
        }
    }

    public static bool HasOwnAddressBeside(UnitOfWork unit, string person, long address) =>
        unit.Scalar(CountOwnBeside, ("person", person), ("address", address)) > 0;

    public void SetName(UnitOfWork unit, string person, string? name) =>
        unit.Execute(
            SetNameSealed,
            ("person", person),
            name is null ? P.Null("name") : ("name", Sealer.Seal(KeyOf(unit, person), name, At("name_sealed", person))));

    public string? FindName(UnitOfWork unit, string person) => FindSealed(unit, FindNameSealed, "name_sealed", person);

    /// <summary>Kept as a keyed hash to be found by, and sealed under the person's key for the person's own paper.</summary>
    public void SetRecoveryCode(UnitOfWork unit, string person, string code) => unit.Execute(
        SetRecovery,
        ("person", person),
        ("lookup", vault.CodeLookup("recovery", code)),
        ("sealed", Sealer.Seal(KeyOf(unit, person), code, At("recovery_sealed", person))));

    /// <summary>The code in force; null when none was made yet.</summary>
    public string? FindRecoveryCode(UnitOfWork unit, string person) => FindSealed(unit, FindRecoverySealed, "recovery_sealed", person);

    /// <summary>Whose code it is; null when nobody's, and after ten guesses a day from one address whatever is typed.</summary>
    public string? FindByRecoveryCode(UnitOfWork unit, long address, string code, DateTimeOffset at)
    {
        if (unit.Scalar(CountGuesses, ("address", address), ("since", at.AddDays(-1))) >= GuessesADay)
        {
            return null;
        }

        unit.Execute(InsertGuess, ("address", address), ("at", at));
        return unit.Find(FindByRecoveryLookup, r => r.Text(0), ("lookup", vault.CodeLookup("recovery", code)));
    }

    /// <summary>Gives the address of a guest to a known person, sealed anew under that person's key.</summary>
    public void Move(UnitOfWork unit, long address, string from, string to)
    {
        var sealedBefore = unit.Get(FindAddressSealed, r => r.Bytes(0), ("id", address));
        var plain = Sealer.Open(KeyOf(unit, from), sealedBefore, At("sealed", from));
        unit.Execute(
            MoveAddress, ("id", address), ("person", to), ("sealed", Sealer.Seal(KeyOf(unit, to), plain, At("sealed", to))));
        unit.Execute(DeleteThread, ("address", address));
        unit.Execute(DeleteGuestConversation, ("person", from));
    }

    /// <summary>An act on a person's records by somebody else; the person sees it under «Кто смотрел».</summary>
    public static void Audit(UnitOfWork unit, string actor, string? person, string action, DateTimeOffset at) =>
        unit.Execute(InsertAudit, ("at", at), ("actor", actor), ("person", person), ("action", action));

    public static long Count(UnitOfWork unit, PersonStatus status) => unit.Scalar(CountByStatus, ("status", (int)status));

    /// <summary>Words of a person sealed under that person's key: erasure makes them unreadable.</summary>
    public byte[] SealFor(UnitOfWork unit, string person, string words, SealedAt at) => Sealer.Seal(KeyOf(unit, person), words, at);

    private string? FindSealed(UnitOfWork unit, Statement statement, string column, string person) => unit.Find(
        statement,
        r => r.BytesOrNull(0) is { } box ? Sealer.Open(vault.Unwrap(r.Bytes(1), person), box, At(column, person)) : "",
        ("person", person)) is { Length: > 0 } text ? text : null;

    private static SealedAt At(string column, string person) => new("people", column, person);

    private static Speaker SpeakerOf(Row row) => new(
        row.Int64(0),
        row.Bool(1),
        new Person(row.Text(2), (PersonStatus)row.Int32(3))
        {
            Municipality = row.TextOrNull(4),
            School = row.TextOrNull(5),
            Position = row.TextOrNull(6),
            Subjects = Columns.List(row.Text(7)),
            Consents = Columns.Versions(row.Text(8)),
            HasName = row.Bool(9),
            HasRecoveryCode = row.Bool(10),
            RemindersOff = row.Bool(11),
            ExtrasAsked = row.Bool(12),
            Hat = row.TextOrNull(13) is { } hat ? Enum.Parse<Role>(hat) : null,
        },
        row.Int32OrNull(14) ?? 0,
        row.TextOrNull(15))
    {
        IsShared = row.Bool(16),
    };

    private Speaker Add(UnitOfWork unit, string channel, string address, byte[] lookup, string id, string? language, DateTimeOffset at)
    {
        var key = PersonKey.Create();
        unit.Execute(InsertPerson, ("id", id), ("at", at));
        unit.Execute(InsertPersonKey, ("person", id), ("wrapped", vault.Wrap(key, id)));
        var row = unit.Scalar(
            InsertAddress,
            ("person", id),
            ("channel", channel),
            ("lookup", lookup),
            ("sealed", Sealer.Seal(key, address, At("sealed", id))),
            ("language", language),
            ("at", at));
        return new(row, true, new Person(id, PersonStatus.Guest), 0, null);
    }

    internal PersonKey KeyOf(UnitOfWork unit, string person) =>
        vault.Unwrap(unit.Get(FindPersonKey, r => r.Bytes(0), ("person", person)), person);
}
