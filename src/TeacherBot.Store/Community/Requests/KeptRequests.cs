using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>A request as one of its two has it in an export.</summary>
/// <param name="IsAsked">Asked for by the person; otherwise decided by the person.</param>
/// <param name="Words">What the person wrote, and what was answered, by <see cref="RequestWord"/>.</param>
public sealed record KeptRequest(RequestKind Kind, RequestStatus Status, string? School, RequestForm Form, bool IsAsked, DateTimeOffset AskedAt, IReadOnlyList<(string Field, Personal<string> Text)> Words);

/// <summary>A person's requests as a whole: for the export, and when two people turn out to be one.</summary>
public static class KeptRequests
{
    private static readonly Statement Export = Statement.Named("ExportRequests");
    private static readonly Statement ExportWords = Statement.Named("ExportRequestWords");
    private static readonly Statement WordsOf = Statement.Named("JoinRequestWords");
    private static readonly Statement SetWord = Statement.Named("JoinRequestWord");
    private static readonly Statement[] Moves = [Statement.Named("JoinRequestsAsked"), Statement.Named("JoinRequestsDecided")];

    public static IReadOnlyList<KeptRequest> Of(UnitOfWork unit, PeopleStore people, string person)
    {
        var key = people.KeyOf(unit, person);
        return
        [
            .. unit.Query(Export, r => (Id: r.Text(0), Kind: r.Int32(1), Status: r.Int32(2), School: r.TextOrNull(3), Form: RequestStore.Form(r, 4), At: r.Instant(8), Asker: r.TextOrNull(9)), ("person", person))
                .Select(row => new KeptRequest(
                    (RequestKind)row.Kind, (RequestStatus)row.Status, row.School, row.Form, row.Asker == person, row.At,
                    unit.Query(ExportWords, r => (r.Text(0), new Personal<string>(Sealer.Open(key, r.Bytes(1), RequestStore.At(row.Id, r.Text(0))))), ("id", row.Id), ("person", person)))),
        ];
    }

    /// <summary>Gives the requests and decisions of a person to the same person under another name, sealed anew.</summary>
    internal static void MoveAll(UnitOfWork unit, PeopleStore people, string from, string to)
    {
        var before = people.KeyOf(unit, from);
        foreach (var (id, field, box) in unit.Query(WordsOf, r => (r.Text(0), r.Text(1), r.Bytes(2)), ("from", from)))
        {
            var at = RequestStore.At(id, field);
            unit.Execute(SetWord, ("id", id), ("field", field), ("to", to), ("text", people.SealFor(unit, to, Sealer.Open(before, box, at), at)));
        }

        foreach (var move in Moves)
        {
            unit.Execute(move, ("from", from), ("to", to));
        }
    }
}
