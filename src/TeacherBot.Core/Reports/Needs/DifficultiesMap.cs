using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>What a report tells of one group in one area: how many were measured, and how many of them lie below level 2.</summary>
public sealed record NeedCell(int People, Band Band);

/// <summary>One area over the columns of its sheet.</summary>
public sealed record NeedLine(string Area, ImmutableArray<NeedCell> Cells);

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
    /// <param name="earlier">What was published of an area before, by its code.</param>
    public static ImmutableArray<NeedSheet> Of(
        Catalog catalog, IReadOnlyList<Measured> measured, Func<string, IReadOnlyList<Published>> earlier, DisclosureRules rules)
    {
        var byArea = measured.GroupBy(m => m.Area).ToDictionary(g => g.Key, g => g.ToList());
        var areas = catalog.Areas.Values.Where(a => byArea.ContainsKey(a.Code)).OrderBy(a => a.Code, StringComparer.Ordinal).ToList();
        var subjects = catalog.Subjects.Select(s => s.Id).Where(s => measured.Any(m => m.Subject == s)).ToList();
        var clusters = measured.Select(m => m.Cluster).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var sheets = new List<NeedSheet>();
        foreach (var subject in subjects.Where(s => areas.Exists(a => a.Subject == s)))
        {
            ImmutableArray<string> columns = [All, Supported, Others];
            sheets.Add(new NeedSheet(OfSubject + subject, columns, [.. areas.Where(a => a.Subject == subject)
                .Select(a => new NeedLine(a.Code, Cells(byArea[a.Code], columns, earlier(a.Code), rules)))]));
        }

        // Both sheets are of the same people, so what each may tell is decided together.
        var positions = measured.Any(m => m.Heads) ? new[] { Teachers, Heads } : [];
        ImmutableArray<string> groups = [All, .. subjects.Select(s => OfSubject + s), .. clusters.Select(c => OfCluster + c), .. positions];
        var common = areas.Where(a => a.Subject is null).Select(a => new NeedLine(a.Code, Cells(byArea[a.Code], groups, earlier(a.Code), rules))).ToList();
        if (common.Count > 0)
        {
            sheets.Add(Part(Subjects, groups, common, c => c == All || c.StartsWith(OfSubject, StringComparison.Ordinal)));
            sheets.Add(Part(Clusters, groups, common, c => c == All || c.StartsWith(OfCluster, StringComparison.Ordinal)));
            if (positions.Length > 0)
            {
                sheets.Add(Part(Positions, groups, common, c => c == All || c is Teachers or Heads));
            }
        }

        return [.. sheets];
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

    private static ImmutableArray<NeedCell> Cells(List<Measured> people, ImmutableArray<string> columns, IReadOnlyList<Published> earlier, DisclosureRules rules)
    {
        var groups = columns.Select(_ => ImmutableArray.CreateBuilder<Counted>()).ToList();
        var places = columns.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
        foreach (var one in people)
        {
            var counted = new Counted(one.Key, one.Level < Measured.Enough);
            foreach (var column in ColumnsOf(one))
            {
                if (places.TryGetValue(column, out var i))
                {
                    groups[i].Add(counted);
                }
            }
        }

        List<ImmutableArray<Counted>> whole = [.. groups.Select(g => g.DrainToImmutable())];
        var bands = PeopleRelease.Of(whole, earlier, rules);
        return [.. whole.Select((g, i) => new NeedCell(g.Length, bands[i]))];
    }

    private static NeedSheet Part(string id, ImmutableArray<string> columns, List<NeedLine> lines, Func<string, bool> isOfIt)
    {
        var kept = Enumerable.Range(0, columns.Length).Where(i => isOfIt(columns[i])).ToList();
        return new NeedSheet(id, [.. kept.Select(i => columns[i])], [.. lines.Select(l => l with { Cells = [.. kept.Select(i => l.Cells[i])] })]);
    }
}
