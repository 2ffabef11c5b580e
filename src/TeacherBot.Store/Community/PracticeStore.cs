using System.Collections.Immutable;
using System.Text.Json;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>Practices of teachers, each sealed under its author's key, published or not.</summary>
public sealed class PracticeStore(PeopleStore people)
{
    /// <summary>Most practices of a list that a file has.</summary>
    public const int MostInFile = 5000;

    private const int MostInTurn = 200;

    private static readonly Statement FindRow = Statement.Named("PracticeFind");
    private static readonly Statement OfPerson = Statement.Named("PracticesOfPerson");
    private static readonly Statement Submitted = Statement.Named("PracticesSubmitted");
    private static readonly Statement PublishedRows = Statement.Named("PracticesPublished");
    private static readonly Statement PublicRows = Statement.Named("PracticesPublic");
    private static readonly Statement Insert = Statement.Named("PracticeInsert");
    private static readonly Statement SetContent = Statement.Named("PracticeSetContent");
    private static readonly Statement SubmitRow = Statement.Named("PracticeSubmit");
    private static readonly Statement NameRow = Statement.Named("PracticeName");
    private static readonly Statement OpenRow = Statement.Named("PracticeOpen");
    private static readonly Statement ReturnRow = Statement.Named("PracticeReturn");
    private static readonly Statement PublishRow = Statement.Named("PracticePublish");
    private static readonly Statement LikeRow = Statement.Named("PracticeLike");
    private static readonly Statement UnlikeRow = Statement.Named("PracticeUnlike");
    private static readonly Statement DropLikes = Statement.Named("PracticeDropLikes");
    private static readonly Statement DropRow = Statement.Named("PracticeDrop");
    private static readonly Statement MoveRow = Statement.Named("PracticeMove");
    private static readonly Statement Likes = Statement.Named("ExportPracticeLikes");

    private static readonly Statement[] Joins = [Statement.Named("PracticeJoinReader"), Statement.Named("PracticeJoinLikes"), Statement.Named("PracticeJoinOwnLikes")];

    /// <summary>Published in a municipality, newest first, as a reader sees them.</summary>
    /// <param name="reader">Whose likes are marked; empty for nobody.</param>
    public ImmutableArray<Practice> Published(UnitOfWork unit, string municipality, string reader, int most) =>
        [.. Rows(unit, PublishedRows, ("municipality", municipality), ("person", reader), ("most", most)).Select(row => Open(unit, row, reader))];

    /// <summary>For everybody, newest first: never an author; a school only where the consent to the name speaks of such a page.</summary>
    /// <param name="version">First version of the consent to publication that does.</param>
    /// <param name="name">Of that to the name; null for none.</param>
    public ImmutableArray<Practice> Public(UnitOfWork unit, string municipality, int version, int? name, int most) =>
        [.. Rows(unit, PublicRows, ("municipality", municipality), ("version", version), ("name", name ?? int.MaxValue), ("most", most))
            .Select(row => row.Kept with { Card = Card(unit, row) with { Remarks = null }, School = row.Kept.IsNamed ? row.Kept.School : null })];

    /// <summary>All practices of a person, newest first.</summary>
    public ImmutableArray<Practice> All(UnitOfWork unit, string person) => [.. Rows(unit, OfPerson, ("person", person)).Select(row => Open(unit, row, person))];

    /// <summary>Ids of practices a person found useful.</summary>
    public static IReadOnlyList<string> Liked(UnitOfWork unit, string person) => unit.Query(Likes, r => r.Text(0), ("person", person));

    /// <summary>A person withdraws: nobody reads their practices any more.</summary>
    public static void LeaveAll(UnitOfWork unit, string person, DateTimeOffset at) => PracticeTelling.WithdrawAll(unit, person, at);

    /// <summary>Answers the queries of a person; of other municipalities nothing is told.</summary>
    internal object? Answer(UnitOfWork unit, Person person, Query query) => query switch
    {
        PracticeOf of => Row(unit, person, of.Id) is { } row ? Open(unit, row, person.Id) : null,
        MyPractices => Lines(unit, Rows(unit, OfPerson, ("person", person.Id)).Take(20)),
        PracticesToRead => Lines(unit, Rows(unit, Submitted, ("municipality", person.Municipality ?? ""), ("person", person.Id))),
        PracticesOfTown => Published(unit, person.Municipality ?? "", person.Id, MostInTurn),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Applies an effect of a person; whoever it does not take changes nothing.</summary>
    /// <exception cref="VersionConflictException">The author or another methodist was quicker: decide again.</exception>
    internal void Apply(UnitOfWork unit, Person person, DateTimeOffset at, PracticeEffect effect)
    {
        var id = effect.Id;
        switch (effect)
        {
            case DraftPractice draft:
                unit.Execute(Insert, ("id", id), ("municipality", draft.Municipality), ("person", person.Id), ("at", at), ("content", Sealed(unit, person.Id, id, new PracticeCard(draft.Title))));
                break;
            case ChangePractice change when Row(unit, person, id) is { } row && row.Person == person.Id && row.Kept.IsOpen:
                Write(unit, row, change.Card);
                break;
            case SubmitPractice:
                Submit(unit, person, at, id);
                break;
            case WithdrawPractice:
                PracticeTelling.Withdraw(unit, person.Id, id, at);
                break;
            case DropPractice:
                unit.Execute(DropLikes, ("id", id), ("person", person.Id));
                unit.Execute(DropRow, ("id", id), ("person", person.Id));
                break;
            case NamePractice name:
                unit.Execute(NameRow, ("id", id), ("person", person.Id), ("named", name.IsNamed));
                break;
            case LikePractice like:
                _ = like.IsLiked ? unit.Execute(LikeRow, ("id", id), ("person", person.Id), ("municipality", person.Municipality ?? "")) : unit.Execute(UnlikeRow, ("id", id), ("person", person.Id));
                break;
            default:
                Moderate(unit, person, at, effect);
                break;
        }
    }

    /// <summary>Gives a person's practices and likes to the same person under another name, sealed anew.</summary>
    internal void MoveAll(UnitOfWork unit, string from, string to)
    {
        foreach (var row in Rows(unit, OfPerson, ("person", from)))
        {
            unit.Execute(MoveRow, ("id", row.Kept.Id), ("to", to), ("content", Sealed(unit, to, row.Kept.Id, Card(unit, row))));
        }

        foreach (var join in Joins)
        {
            unit.Execute(join, ("from", from), ("to", to));
        }
    }

    private static SealedAt At(string id) => new("practices", "content_sealed", id);

    private static PracticeRow? Row(UnitOfWork unit, Person person, string id) =>
        Rows(unit, FindRow, ("id", id), ("person", person.Id), ("municipality", person.Municipality ?? "")).FirstOrDefault();

    private static List<PracticeRow> Rows(UnitOfWork unit, Statement statement, params ReadOnlySpan<P> arguments) => unit.Query(
        statement,
        r => new PracticeRow(
            new Practice(r.Text(0), r.Text(1), (PracticeStatus)r.Int32(3), new PracticeCard(""))
            {
                IsNamed = r.Bool(4),
                School = r.TextOrNull(5),
                CreatedAt = r.Instant(6),
                SubmittedAt = r.InstantOrNull(7),
                PublishedAt = r.InstantOrNull(8),
                Likes = r.Int32(10),
                IsLiked = r.Int32(11) > 0,
            },
            r.Text(2),
            r.Bytes(9)),
        arguments);

    private void Moderate(UnitOfWork unit, Person person, DateTimeOffset at, PracticeEffect effect)
    {
        var row = Row(unit, person, effect.Id);
        var isDone = effect switch
        {
            PlacePractice place => row is { Kept.Status: PracticeStatus.Published } && Written(unit, row, Card(unit, row) with { AtlasUrl = place.AtlasUrl }),
            OpenPractice => unit.Execute(OpenRow, ("id", effect.Id), ("municipality", person.Municipality ?? ""), ("person", person.Id)) > 0,
            ReturnPractice back => row is not null && unit.Execute(ReturnRow, ("id", effect.Id), ("municipality", person.Municipality ?? ""), ("person", person.Id)) > 0
                && Written(unit, row, Card(unit, row) with { Remarks = back.Remarks }),
            PublishPractice => unit.Execute(PublishRow, ("id", effect.Id), ("municipality", person.Municipality ?? ""), ("person", person.Id), ("at", at)) > 0,
            _ => true,
        };
        if (!isDone && effect is not OpenPractice)
        {
            throw new VersionConflictException();
        }

        if (effect is ReturnPractice or PublishPractice)
        {
            PeopleStore.Audit(unit, person.Id, null, $"practice {(effect is PublishPractice ? "published" : "returned")} {effect.Id}", at);
            PracticeTelling.Plan(unit, row!.Person, effect is PublishPractice ? PracticeSignals.Published : PracticeSignals.Returned, effect.Id, at);
        }
    }

    private void Submit(UnitOfWork unit, Person person, DateTimeOffset at, string id)
    {
        if (Row(unit, person, id) is { } row && unit.Execute(SubmitRow, ("id", id), ("person", person.Id), ("at", at)) > 0)
        {
            Write(unit, row, Card(unit, row) with { Remarks = null });
            PracticeTelling.Queue(unit, row, at);
        }
    }

    private ImmutableArray<PracticeLine> Lines(UnitOfWork unit, IEnumerable<PracticeRow> rows) =>
        [.. rows.Select(row => new PracticeLine(row.Kept.Id, row.Kept.Status, Card(unit, row).Title) { IsNamed = row.Kept.IsNamed })];

    // Name and school are looked up only where the author agreed to them.
    private Practice Open(UnitOfWork unit, PracticeRow row, string reader) => row.Kept with
    {
        Card = Card(unit, row) is var card && (row.Person == reader || row.Kept.Status != PracticeStatus.Published) ? card : card with { Remarks = null },
        IsMine = row.Person == reader,
        Author = row.Kept.IsNamed ? people.FindName(unit, row.Person) : null,
        School = row.Kept.IsNamed ? row.Kept.School : null,
    };

    private PracticeCard Card(UnitOfWork unit, PracticeRow row) =>
        JsonSerializer.Deserialize(Sealer.Open(people.KeyOf(unit, row.Person), row.Content, At(row.Kept.Id)), PracticeJson.Default.PracticeCard) ?? throw new JsonException("A practice without a card.");

    private byte[] Sealed(UnitOfWork unit, string person, string id, PracticeCard card) => people.SealFor(unit, person, StateJson.Text(card, PracticeJson.Default.PracticeCard), At(id));

    private void Write(UnitOfWork unit, PracticeRow row, PracticeCard card) => unit.Execute(SetContent, ("id", row.Kept.Id), ("content", Sealed(unit, row.Person, row.Kept.Id, card)));

    private bool Written(UnitOfWork unit, PracticeRow row, PracticeCard card)
    {
        Write(unit, row, card);
        return true;
    }
}

/// <summary>A practice with what never leaves the store: whose it is, and its sealed words.</summary>
internal sealed record PracticeRow(Practice Kept, string Person, byte[] Content);
