using System.Globalization;
using System.Text;

namespace TeacherBot.Operations.Populations;

/// <summary>A folder of its own with everything an invented town needs: content, keys, database. The real ones are not touched.</summary>
internal static class SeededFolder
{
    public const string Region = "oblast";

    private const int LargestTown = 2000;
    private const int PeopleOfSchool = 30;
    private const int SchoolsOfCluster = 10;
    private const string Signs = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Copies the content; more people than a town has get a region of their own. The result is the municipality.</summary>
    public static string Prepare(string content, string folder, int people)
    {
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, "content", Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        if (people <= LargestTown)
        {
            return "zarechny";
        }

        var towns = Path.Combine(folder, "content", "municipalities");
        var region = Path.Combine(towns, Region);
        Directory.CreateDirectory(region);
        var town = File.ReadAllText(Path.Combine(towns, "zarechny", "municipality.yml"))
            .Replace("id: zarechny", "id: " + Region, StringComparison.Ordinal)
            .Replace("title: город Заречный (вымышленный)", "title: Заречная область (вымышленная)", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(region, "municipality.yml"), town);
        File.WriteAllText(Path.Combine(region, "schools.yml"), Schools(people / PeopleOfSchool));
        return Region;
    }

    private static string Schools(int schools)
    {
        var (text, random) = (new StringBuilder("# Вымышленные школы вымышленной области.\nclusters:\n"), new Random(schools));
        for (var cluster = 0; cluster * SchoolsOfCluster < schools; cluster++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ id: c{cluster + 1}, title: Куст {cluster + 1} }}\n");
        }

        text.Append("schools:\n");
        for (var school = 0; school < schools; school++)
        {
            var status = school % 4 == 0 ? "[ШНРО]" : school % 7 == 0 ? "[ШНСУ]" : "[]";
            var code = new string([.. Enumerable.Range(0, 10).Select(_ => Signs[random.Next(Signs.Length)])]);
            text.Append(
                CultureInfo.InvariantCulture,
                $"  - id: s{school + 1}\n    title: Школа № {school + 1}\n    code: \"{code}\"\n    cluster: c{(school / SchoolsOfCluster) + 1}\n    statuses: {{ 2025: {status}, 2026: {status} }}\n    counts: {{ teacher: {PeopleOfSchool - 2}, head: 2, other: 1 }}\n");
        }

        return text.ToString();
    }
}
