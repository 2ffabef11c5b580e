using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Reports;

/// <summary>
/// What the map may be narrowed to: nothing (null), one cluster («cluster:ID»), or what may be shown to everybody («public»). The lattice
/// of the disclosure rules has no other cut, and no other report has any.
/// </summary>
public static class ReportCut
{
    public const string Public = "public";

    // «Северный», «Северному», «Северного».
    private const int Ending = 2;

    /// <summary>Whether the kind has cuts at all.</summary>
    public static bool IsOf(ReportKind kind) => kind == ReportKind.DifficultiesMap;

    /// <summary>All of a municipality, the whole of it first.</summary>
    public static ImmutableArray<string?> All(Municipality town) => [null, .. town.Clusters.Select(c => DifficultiesMap.OfCluster + c.Id), Public];

    /// <summary>What a person may have of the map; none for somebody without a right to it.</summary>
    public static ImmutableArray<string?> Of(Person person, Municipality town) =>
        ReportRights.Sees(person, town.Id) ? All(town)
        : person.Status != PersonStatus.Active || person.Municipality != town.Id ? []
        : [.. town.Clusters.Select(c => DifficultiesMap.OfCluster + c.Id).Where(cut => person.Roles.Any(r => r.Role is Role.Coordinator or Role.Methodist && r.Scope == $"{town.Id}/{cut}"))];

    /// <summary>Id of the cluster; null for any other cut.</summary>
    public static string? ClusterOf(string? cut) =>
        cut?.StartsWith(DifficultiesMap.OfCluster, StringComparison.Ordinal) == true ? cut[DifficultiesMap.OfCluster.Length..] : null;

    public static string Title(Municipality town, string? cut, Catalog catalog) => cut switch
    {
        null => catalog.Text("report.cut-all"),
        Public => catalog.Text("report.cut-public"),
        _ => town.Clusters.FirstOrDefault(c => c.Id == ClusterOf(cut))?.Title ?? cut,
    };

    /// <summary>Takes the words about a cut out of what was typed: «по Северному кусту», «для публикации».</summary>
    internal static (string? Cut, string Others) Read(Municipality town, string typed)
    {
        var words = typed.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.RemoveAll(w => Marking.Fold(w).StartsWith("публик", StringComparison.Ordinal)) > 0)
        {
            return (Public, string.Join(' ', words));
        }

        var named = town.Clusters.Select(c => (Cluster: c, At: words.FindIndex(w => Names(w, c, words)))).FirstOrDefault(c => c.At >= 0);
        if (named.Cluster is null)
        {
            return (null, typed);
        }

        words.RemoveAt(named.At);
        return (DifficultiesMap.OfCluster + named.Cluster.Id, string.Join(' ', words));
    }

    // Its id; or, beside the word «куст», a word of its title in whatever case.
    private static bool Names(string word, Cluster cluster, List<string> words) =>
        word == cluster.Id || word == DifficultiesMap.OfCluster + cluster.Id
        || (words.Exists(w => IsCluster(Marking.Fold(w))) && cluster.Title.Split(' ').Select(Marking.Fold).Any(
            part => !IsCluster(part) && part.Length > Ending + 1 && Marking.Fold(word).StartsWith(part[..^Ending], StringComparison.Ordinal)));

    private static bool IsCluster(string word) => word.StartsWith("куст", StringComparison.Ordinal);
}
