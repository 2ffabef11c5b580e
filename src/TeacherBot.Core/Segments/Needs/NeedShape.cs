namespace TeacherBot.Core.Segments;

/// <summary>
/// A point of the fixed lattice that needs may be asked about: subject, cluster and status of the year, each one value or none. Nothing
/// else combines with a need (ruling R2), so that no two segments can be cut to differ by one person.
/// </summary>
/// <param name="Area">Code of the area.</param>
/// <param name="Level">1, 2 or 3: mastery below it is the need.</param>
/// <param name="Subject">The area's own subject, or the chosen one for an area of all subjects; null for everybody.</param>
/// <param name="Cluster">Null for the whole municipality.</param>
/// <param name="Status">One of <see cref="StatusCodes"/>; null for all schools.</param>
public sealed record NeedWish(string Area, int Level, string? Subject, string? Cluster, string? Status)
{
    /// <summary>Ids of the schools of this cell.</summary>
    public IEnumerable<string> Schools(IEnumerable<SchoolFact> schools) => schools
        .Where(s => (Cluster is null || s.Cluster == Cluster) && (Status is null || s.Has(Status)))
        .Select(s => s.Id);
}

/// <summary>What a rule with a need in it comes to: a wish, or where it breaks the shape and the id of the text that says so.</summary>
internal sealed record NeedShape(NeedWish? Wish, (Condition At, string Text)? Problem)
{
    /// <summary>Null when the rule has no need in it.</summary>
    public static NeedShape? Of(Condition root, SegmentScope scope, SegmentNames names)
    {
        var needs = root.Parts().OfType<NeedBelow>().ToList();
        if (needs.Count == 0)
        {
            return null;
        }

        var together = Conjuncts(root).ToList();
        return needs.FirstOrDefault(n => !together.Exists(c => ReferenceEquals(c, n))) is { } buried ? Wrong(buried, "segments.need.only-and")
            : needs.Count > 1 ? Wrong(needs[1], "segments.need.twice")
            : together.Find(c => !Fits(c, together)) is { } stranger ? Wrong(stranger, "segments.need.company")
            : Of(needs[0], together, scope, names);
    }

    private static NeedShape Of(NeedBelow need, List<Condition> together, SegmentScope scope, SegmentNames names)
    {
        var own = names.Area(need.Area.Code).Subject;
        var named = together.OfType<FieldIs>().FirstOrDefault(f => f.Field == SegmentField.Subject);
        if (own is not null && named is not null && named.Names.All[0].Code != own)
        {
            return Wrong(named, "segments.need.other-subject");
        }

        return new(
            new NeedWish(
                need.Area.Code,
                need.Level,
                own ?? Value(together, SegmentField.Subject),
                Value(together, SegmentField.Cluster) ?? scope.Cluster,
                Value(together, SegmentField.Status)),
            null);
    }

    private static bool Fits(Condition condition, List<Condition> together) => condition switch
    {
        NeedBelow or Everybody => true,
        FieldIs { Field: SegmentField.Subject or SegmentField.Cluster or SegmentField.Status, Names.All.Length: 1 } field =>
            together.OfType<FieldIs>().Count(f => f.Field == field.Field) == 1,
        _ => false,
    };

    private static string? Value(List<Condition> together, SegmentField field) =>
        together.OfType<FieldIs>().FirstOrDefault(f => f.Field == field)?.Names.All[0].Code;

    private static IEnumerable<Condition> Conjuncts(Condition condition) =>
        condition is Both both ? Conjuncts(both.Left).Concat(Conjuncts(both.Right)) : [condition];

    private static NeedShape Wrong(Condition at, string text) => new(null, (at, text));
}
