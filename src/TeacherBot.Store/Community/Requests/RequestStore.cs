using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Requests for support, their decisions and the records of visits. Each word is sealed under the key of the one who wrote it.</summary>
public sealed class RequestStore(PeopleStore people)
{
    private static readonly Statement FindRow = Statement.Named("RequestFind");
    private static readonly Statement WordsOf = Statement.Named("RequestWords");
    private static readonly Statement Mine = Statement.Named("RequestsMine");
    private static readonly Statement ToDecide = Statement.Named("RequestsToDecide");
    private static readonly Statement Topics = Statement.Named("RequestTopics");
    private static readonly Statement VisitsAsked = Statement.Named("RequestVisitsAsked");
    private static readonly Statement VisitsOfYear = Statement.Named("RequestVisits");

    /// <summary>Answers the queries of this room for a person; of another municipality than their own nothing is told.</summary>
    public object? Answer(UnitOfWork unit, Person person, Query query) => query switch
    {
        RequestOf of => Find(unit, of.Id) is { } row && (row.Asker == person.Id || (row.Kept.Status != RequestStatus.Draft && row.Kept.Municipality == person.Municipality)) ? Open(unit, row, person.Id) : null,
        MyRequests => Lines(unit, Mine, ("person", person.Id)),
        RequestsToDecide of => of.Municipality == person.Municipality ? [.. Waiting(unit, of, person.Id, RequestStatus.Waiting), .. Waiting(unit, of, person.Id, RequestStatus.Accepted)] : ImmutableArray<RequestLine>.Empty,
        DemandOf of => Demand(unit, person.Municipality ?? "", of),
        VisitsOf of => Visits(unit, person.Municipality ?? "", of.Year),
        _ => throw new UnreachableException(),
    };

    /// <summary>How many people asked for which area, and what visits schools asked for.</summary>
    public static DemandCounts Demand(UnitOfWork unit, string municipality, DemandOf of) => new(
        [.. unit.Query(Topics, r => new TopicCount(r.Text(0), r.Int32(1), r.Int32(2)), ("municipality", municipality), ("from", of.From), ("until", of.Until))],
        [.. unit.Query(VisitsAsked, r => new VisitWish(r.Text(0), (VisitDirection)r.Int32(1), r.Text(2), (RequestStatus)r.Int32(3)), ("municipality", municipality), ("from", of.From), ("until", of.Until))]);

    /// <summary>Visits of a calendar year with their records, by day.</summary>
    public ImmutableArray<SupportRequest> Visits(UnitOfWork unit, string municipality, int year)
    {
        var (from, to) = (string.Create(CultureInfo.InvariantCulture, $"{year:0000}-01-01"), string.Create(CultureInfo.InvariantCulture, $"{year:0000}-12-31"));
        return [.. unit.Query(VisitsOfYear, r => r.Text(0), ("municipality", municipality), ("from", from), ("to", to)).Select(id => Open(unit, Find(unit, id)!, ""))];
    }

    internal static SealedAt At(string id, string field) => new("request_words", "text_sealed", id + "/" + field);

    internal static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    internal static RequestRow? Find(UnitOfWork unit, string id) => unit.Find(
        FindRow,
        r => new RequestRow(
            new SupportRequest(r.Text(0), r.Text(1), (RequestKind)r.Int32(2), (RequestStatus)r.Int32(3), r.TextOrNull(4), Form(r, 5) with
            {
                Instruments = Columns.List(r.Text(9)),
                People = r.Int32OrNull(10),
                IsNamed = r.Bool(11),
            })
            {
                AskedAt = r.Instant(12),
                Planned = r.TextOrNull(13) is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
            },
            r.TextOrNull(14),
            r.TextOrNull(15)),
        ("id", id));

    internal static RequestForm Form(Row r, int first) => new()
    {
        Subject = r.TextOrNull(first),
        Area = r.TextOrNull(first + 1),
        Direction = (VisitDirection?)r.Int32OrNull(first + 2),
        Window = r.TextOrNull(first + 3),
    };

    private SupportRequest Open(UnitOfWork unit, RequestRow row, string person)
    {
        var words = unit.Query(WordsOf, r => (Field: r.Text(0), Person: r.Text(1), Text: r.Bytes(2)), ("id", row.Kept.Id));
        return row.Kept with
        {
            IsMine = row.Asker == person,
            Asker = row.Kept.Form.IsNamed && row.Asker is { } asker ? people.FindName(unit, asker) : null,
            Words = words.ToImmutableSortedDictionary(w => w.Field, w => Sealer.Open(people.KeyOf(unit, w.Person), w.Text, At(row.Kept.Id, w.Field)), StringComparer.Ordinal),
        };
    }

    private ImmutableArray<RequestLine> Waiting(UnitOfWork unit, RequestsToDecide of, string person, RequestStatus status) =>
        Lines(unit, ToDecide, ("municipality", of.Municipality), ("person", person), ("status", (int)status));

    private ImmutableArray<RequestLine> Lines(UnitOfWork unit, Statement statement, params ReadOnlySpan<P> parameters)
    {
        var rows = unit.Query(
            statement,
            r => (Line: new RequestLine(r.Text(0), (RequestKind)r.Int32(1), (RequestStatus)r.Int32(2), r.TextOrNull(3), Form(r, 4), "") { AskedAt = r.Instant(8) }, Person: r.TextOrNull(9), Text: r.BytesOrNull(10)),
            parameters);
        return [.. rows.Select(row => row.Person is null ? row.Line : row.Line with { Begins = Sealer.Open(people.KeyOf(unit, row.Person), row.Text!, At(row.Line.Id, RequestWord.Note)) })];
    }
}

/// <summary>A request and the ids of its two, which never leave the store.</summary>
/// <param name="Asker">Null once erased.</param>
/// <param name="Decider">Null while nobody has decided, and once erased.</param>
internal sealed record RequestRow(SupportRequest Kept, string? Asker, string? Decider);
