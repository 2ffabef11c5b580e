using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>A group as a person has it in an export.</summary>
/// <param name="Standing">Null for a group they lead.</param>
public sealed record KeptGroup(string Title, GroupStanding? Standing, DateTimeOffset At);

/// <summary>All of a person's groups: for the export, and when two people turn out to be one.</summary>
public static class KeptGroups
{
    private static readonly Statement Export = Statement.Named("ExportGroups");
    private static readonly Statement ExportLed = Statement.Named("ExportGroupsLed");
    private static readonly Statement ExportNews = Statement.Named("ExportGroupNews");
    private static readonly Statement NewsOf = Statement.Named("JoinGroupNewsOf");
    private static readonly Statement SetNews = Statement.Named("JoinGroupNews");
    private static readonly Statement[] Moves = [Statement.Named("JoinGroupLeaders"), Statement.Named("JoinGroupMembers")];

    public static IReadOnlyList<KeptGroup> Of(UnitOfWork unit, string person) =>
    [
        .. unit.Query(ExportLed, r => new KeptGroup(r.Text(0), null, r.Instant(1)), ("person", person)),
        .. unit.Query(Export, r => new KeptGroup(r.Text(0), (GroupStanding)r.Int32(1), r.Instant(2)), ("person", person)),
    ];

    /// <summary>Announcements the person wrote.</summary>
    public static IReadOnlyList<(DateTimeOffset At, Personal<string> Text)> News(UnitOfWork unit, PeopleStore people, string person)
    {
        var key = people.KeyOf(unit, person);
        return unit.Query(ExportNews, r => (r.Instant(2), new Personal<string>(Sealer.Open(key, r.Bytes(1), GroupPaperStore.At(r.Text(0))))), ("person", person));
    }

    /// <summary>Gives groups and announcements of a person to the same person under another name, sealed anew.</summary>
    internal static void MoveAll(UnitOfWork unit, PeopleStore people, string from, string to)
    {
        var (before, after) = (people.KeyOf(unit, from), people.KeyOf(unit, to));
        foreach (var (news, box) in unit.Query(NewsOf, r => (r.Text(0), r.Bytes(1)), ("from", from)))
        {
            var at = GroupPaperStore.At(news);
            unit.Execute(SetNews, ("news", news), ("to", to), ("text", Sealer.Seal(after, Sealer.Open(before, box, at), at)));
        }

        foreach (var move in Moves)
        {
            unit.Execute(move, ("from", from), ("to", to));
        }
    }
}
