using TeacherBot.Core.Instruments;

namespace TeacherBot.Store;

/// <summary>A published file of the content folder.</summary>
public sealed record PublishedText(string Hash, string Path, byte[] Body);

/// <summary>Keeps every published file and instrument version by hash.</summary>
public static class PublishedStore
{
    private static readonly Statement PutPublished = Statement.Named("PutPublished");
    private static readonly Statement PutInstrument = Statement.Named("PutInstrument");
    private static readonly Statement FindInstrumentHash = Statement.Named("FindInstrumentHash");
    private static readonly Statement PinnedInstruments = Statement.Named("PinnedInstruments");
    private static readonly Statement ActivateContent = Statement.Named("ActivateContent");
    private static readonly Statement FindActiveContent = Statement.Named("FindActiveContent");
    private static readonly Statement FindPublished = Statement.Named("FindPublished");

    public static void Put(UnitOfWork unit, PublishedText file, DateTimeOffset at) => unit.Execute(
        PutPublished, ("hash", file.Hash), ("path", file.Path), ("body", file.Body), ("at", at));

    /// <summary>Publishes an instrument version; false when this id, version and form were published with other text.</summary>
    public static bool Put(UnitOfWork unit, InstrumentRef instrument, DateTimeOffset at)
    {
        var published = unit.Find(
            FindInstrumentHash, r => r.Text(0), ("id", instrument.Id), ("version", instrument.Version), ("form", instrument.Form));
        if (published is not null)
        {
            return published == instrument.Hash;
        }

        unit.Execute(
            PutInstrument,
            ("hash", instrument.Hash), ("id", instrument.Id), ("version", instrument.Version), ("form", instrument.Form),
            ("at", at));
        return true;
    }

    /// <summary>Every instrument version ever published.</summary>
    public static IReadOnlyList<InstrumentRef> Instruments(UnitOfWork unit) =>
        unit.Query(PinnedInstruments, r => new InstrumentRef(r.Text(0), r.Int32(1), r.Text(2), r.Text(3)));

    /// <summary>From now on this state of the folder is the one in use.</summary>
    public static void Activate(UnitOfWork unit, string hash, DateTimeOffset at) =>
        unit.Execute(ActivateContent, ("hash", hash), ("at", at));

    /// <summary>Hash of the last good state; null before the first.</summary>
    public static string? FindActive(UnitOfWork unit) => unit.Find(FindActiveContent, r => r.Text(0));

    public static PublishedText? Find(UnitOfWork unit, string hash) =>
        unit.Find(FindPublished, r => new PublishedText(hash, r.Text(0), r.Bytes(1)), ("hash", hash));
}
