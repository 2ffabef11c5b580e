using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>What a report tells of one group in one area: how many were measured, and how many of them lie below level 2.</summary>
public sealed record NeedCell(int People, Band Band)
{
    /// <summary>
    /// Mean share of right responses, whole percent. Told only where the count of needs is told exactly: what sums can be worked out of
    /// several cells is then of groups whose needs may be worked out as well (ruling R6).
    /// </summary>
    public int? Right { get; init; }
}

/// <summary>One area over the columns of its sheet.</summary>
public sealed record NeedLine(string Area, ImmutableArray<NeedCell> Cells);

/// <summary>The map, and how those measured before in an earlier wave have changed: both are of the same answers, so they are decided together.</summary>
/// <param name="Changes">Lines of each earlier wave, in their order.</param>
public sealed record NeedMap(ImmutableArray<NeedSheet> Sheets, ImmutableArray<ImmutableArray<ChangeLine>> Changes);

/// <summary>A sheet of the map.</summary>
/// <param name="Columns">Ids of groups: all, supported, others, subject:ID, cluster:ID.</param>
public sealed record NeedSheet(string Id, ImmutableArray<string> Columns, ImmutableArray<NeedLine> Lines);

/// <summary>
/// Карта профессиональных затруднений (ruling R6). By subject: its areas over everybody, schools with a status and the others. Areas that
/// everybody has: over groups of subject teachers, over clusters, and over positions where heads took part. No cell is crossed with another, and none is of a school.
/// </summary>
public static class DifficultiesMap
{
    public const string All = "all";
    public const string Supported = "supported";
    public const string Others = "others";
    public const string Subjects = "subjects";
    public const string Clusters = "clusters";

    public const string Positions = "positions";
    public const string Teachers = "position:teachers";
    public const string Heads = "position:heads";
    public const string OfSubject = "subject:";
    public const string OfCluster = "cluster:";

    /// <param name="measured">One result of a person in an area.</param>
    /// <param name="waves">Earlier waves to be held against.</param>
    /// <param name="told">What was published of an area before, by its code: of these answers, and of those of the earlier waves.</param>
    public static NeedMap Of(
        Catalog catalog, IReadOnlyList<Measured> measured, IReadOnlyList<EarlierWave> waves, Func<string, IReadOnlyList<Published>> told, DisclosureRules rules)
    {
        var changes = new Changes(measured, waves);
        var byArea = measured.GroupBy(m => m.Area).ToDictionary(g => g.Key, g => g.ToList());
        var areas = catalog.Areas.Values.Where(a => byArea.ContainsKey(a.Code)).OrderBy(a => a.Code, StringComparer.Ordinal).ToList();
        var subjects = catalog.Subjects.Select(s => s.Id).Where(s => measured.Any(m => m.Subject == s)).ToList();
        ImmutableArray<string> columns = [All, Supported, Others];
        var sheets = subjects.Where(s => areas.Exists(a => a.Subject == s))
            .Select(s => new NeedSheet(OfSubject + s, columns, [.. areas.Where(a => a.Subject == s).Select(a => Line(a.Code, columns))])).ToList();
        sheets.AddRange(Common(measured, subjects, [.. areas.Where(a => a.Subject is null).Select(a => a.Code)], Line));
        return new NeedMap([.. sheets], changes.Lines);

        NeedLine Line(string area, ImmutableArray<string> groups)
        {
            var further = changes.Groups(area);
            var cells = Cells(byArea[area], groups, further, told(area), rules);
            changes.Add(area, cells[groups.Length..]);
            return new NeedLine(area, cells[..groups.Length]);
        }
    }

    // The sheets are of the same people, so what each may tell is decided together.
    private static IEnumerable<NeedSheet> Common(
        IReadOnlyList<Measured> measured, List<string> subjects, List<string> areas, Func<string, ImmutableArray<string>, NeedLine> line)
    {
        var clusters = measured.Select(m => m.Cluster).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        var positions = measured.Any(m => m.Heads) ? new[] { Teachers, Heads } : [];
        ImmutableArray<string> groups = [All, .. subjects.Select(s => OfSubject + s), .. clusters.Select(c => OfCluster + c), .. positions];
        var lines = areas.Select(a => line(a, groups)).ToList();
        if (lines.Count > 0)
        {
            yield return Part(Subjects, groups, lines, c => c == All || c.StartsWith(OfSubject, StringComparison.Ordinal));
            yield return Part(Clusters, groups, lines, c => c == All || c.StartsWith(OfCluster, StringComparison.Ordinal));
        }

        if (lines.Count > 0 && positions.Length > 0)
        {
            yield return Part(Positions, groups, lines, c => c == All || c is Teachers or Heads);
        }
    }

    /// <summary>Whether a result belongs into a column.</summary>
    public static bool IsIn(Measured one, string column) => ColumnsOf(one).Contains(column);

    private static IEnumerable<string> ColumnsOf(Measured one)
    {
        yield return All;
        yield return one.Supported ? Supported : Others;
        yield return one.Heads ? Heads : Teachers;
        yield return OfSubject + one.Subject;
        if (one.Cluster is { } cluster)
        {
            yield return OfCluster + cluster;
        }
    }

    private static ImmutableArray<NeedCell> Cells(
        List<Measured> people, ImmutableArray<string> columns, IEnumerable<ImmutableArray<Counted>> further, IReadOnlyList<Published> told, DisclosureRules rules)
    {
        var groups = columns.Select(_ => ImmutableArray.CreateBuilder<Counted>()).ToList();
        var shares = columns.Select(_ => (Right: 0L, Of: 0L)).ToArray();
        var places = columns.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
        foreach (var one in people)
        {
            var counted = new Counted(one.Key, one.Level < Measured.Enough);
            foreach (var column in ColumnsOf(one))
            {
                if (places.TryGetValue(column, out var i))
                {
                    groups[i].Add(counted);
                    shares[i] = (shares[i].Right + one.Right, shares[i].Of + one.Answered);
                }
            }
        }

        List<ImmutableArray<Counted>> whole = [.. groups.Select(g => g.DrainToImmutable()), .. further];
        var bands = PeopleRelease.Of(whole, told, rules);
        return [.. whole.Select((g, i) => new NeedCell(g.Length, bands[i]) { Right = i < shares.Length && bands[i] is Band.Exactly ? Percent(shares[i]) : null })];
    }

    private static int? Percent((long Right, long Of) share) => share.Of == 0 ? null : (int)(((200 * share.Right) + share.Of) / (2 * share.Of));

    private static NeedSheet Part(string id, ImmutableArray<string> columns, List<NeedLine> lines, Func<string, bool> isOfIt)
    {
        var kept = Enumerable.Range(0, columns.Length).Where(i => isOfIt(columns[i])).ToList();
        return new NeedSheet(id, [.. kept.Select(i => columns[i])], [.. lines.Select(l => l with { Cells = [.. kept.Select(i => l.Cells[i])] })]);
    }
}
