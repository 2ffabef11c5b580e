using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Towns;

/// <summary>Reads `schools.yml`: clusters and schools with join codes, statuses by year and head counts.</summary>
internal sealed class SchoolsReader(ContentFolder folder)
{
    private const int CodeChars = 10;

    // A join code leads to one school wherever it is typed, so codes are unique over all municipalities.
    private readonly HashSet<string> _codes = new(StringComparer.OrdinalIgnoreCase);

    public (ImmutableArray<Cluster> Clusters, ImmutableArray<School> Schools) Read(string path)
    {
        if (folder.RequiredYaml(path) is not { } at)
        {
            return ([], []);
        }

        var clusters = Clusters(at);
        var schools = ImmutableArray.CreateBuilder<School>();
        foreach (var one in at.RequiredMaps("schools", "школа"))
        {
            var school = School(one, clusters);
            if (school.Id.Length > 0 && schools.Any(s => s.Id == school.Id))
            {
                one.ProblemAt("id", "школа с таким именем уже есть; дайте другое");
            }

            schools.Add(school);
        }

        at.Close();
        return (clusters, schools.ToImmutable());
    }

    private static ImmutableArray<Cluster> Clusters(YamlReader at)
    {
        var clusters = ImmutableArray.CreateBuilder<Cluster>();
        foreach (var one in at.Maps("clusters", "куст"))
        {
            var cluster = new Cluster(one.Text("id"), one.Text("title"));
            if (clusters.Any(c => c.Id == cluster.Id))
            {
                one.ProblemAt("id", $"куст «{cluster.Id}» записан дважды; оставьте один");
            }

            one.Close();
            clusters.Add(cluster);
        }

        return clusters.ToImmutable();
    }

    private School School(YamlReader at, ImmutableArray<Cluster> clusters)
    {
        var id = at.Text("id");
        at.What = $"школа {id}";
        var title = at.Text("title");
        var school = new School(id, title, Code(at), Marking.Fold(title))
        {
            Cluster = at.OptionalText("cluster"),
            Stage = at.Has("stage") ? at.OneOf("stage", CriterionReader.Stages) ?? SchoolStage.Upper : SchoolStage.Upper,
            Statuses = Statuses(at),
            HeadCounts = Counts(at),
        };
        if (school.Cluster is { } cluster && clusters.All(c => c.Id != cluster))
        {
            at.ProblemAt("cluster", $"куста «{cluster}» нет в списке `clusters`; исправьте имя или добавьте куст");
        }

        at.Close();
        return school;
    }

    private string Code(YamlReader at)
    {
        var code = at.Text("code");
        if (code.Length > 0 && (code.Length != CodeChars || !code.All(char.IsAsciiLetterOrDigit)))
        {
            at.ProblemAt("code", $"код школы — ровно {CodeChars} латинских букв и цифр, а записано «{code}»");
        }
        else if (code.Length > 0 && !_codes.Add(code))
        {
            at.ProblemAt("code", "такой код уже есть у другой школы; придумайте другой");
        }

        return code;
    }

    private static ImmutableArray<SchoolStatus> Statuses(YamlReader at)
    {
        var statuses = ImmutableArray.CreateBuilder<SchoolStatus>();
        if (at.Map("statuses", at.What) is not { } years)
        {
            return [];
        }

        foreach (var entry in years.Entries)
        {
            if (!int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
            {
                at.Problem(entry.Line, $"в `statuses` нужен год, а записано «{entry.Key}»");
                continue;
            }

            var words = years.Texts(entry.Key);
            foreach (var word in words.Where(w => w.Text is not ("ШНРО" or "ШНСУ")))
            {
                at.Problem(word.Line, $"нет такого статуса «{word.Text}»; бывает ШНРО и ШНСУ");
            }

            statuses.Add(new(year, words.Any(w => w.Text == "ШНРО"), words.Any(w => w.Text == "ШНСУ")));
        }

        return statuses.ToImmutable();
    }

    private static ImmutableDictionary<string, int> Counts(YamlReader at)
    {
        var counts = ImmutableDictionary.CreateBuilder<string, int>();
        if (!at.Has("counts"))
        {
            at.Missing("counts", "впишите, сколько в школе учителей и руководителей: `counts: { teacher: 50, head: 4 }`");
        }

        if (at.Map("counts", at.What) is not { } positions)
        {
            return counts.ToImmutable();
        }

        foreach (var position in WordsOfFormat.Positions.Where(positions.Has))
        {
            counts[position] = positions.Number(position, 0);
            if (counts[position] < 0)
            {
                at.ProblemAt("counts", "численность не бывает отрицательной");
            }
        }

        if (!positions.Has("teacher"))
        {
            positions.Missing("teacher", "впишите, сколько в школе учителей");
        }

        positions.Close();
        return counts.ToImmutable();
    }
}
