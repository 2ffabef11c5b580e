using System.Collections.Immutable;
using TeacherBot.Content.Banks;

namespace TeacherBot.Content.Exchange;

/// <summary>A problem of a bank and where in the author's file it comes from; origin 0: nowhere in particular.</summary>
internal sealed record TracedProblem(int Origin, Problem Problem);

/// <summary>Puts a bank among the present content, in memory, and lets the checker of `content check` judge it there.</summary>
internal static class ImportCheck
{
    /// <param name="pictures">Pictures beside the author's file; those of a bank being replaced are at hand already.</param>
    public static ImmutableArray<TracedProblem> Run(Bank bank, string root, ImmutableArray<PublishedFile> pictures, DateOnly today)
    {
        var prefix = InstrumentReader.Root + bank.Id + "/";
        var files = BankYaml.Files(bank).DistinctBy(f => f.Path).ToImmutableArray();
        var kept = ContentFolder.OfDisk(root).Published().Where(f => !f.Path.StartsWith(prefix, StringComparison.Ordinal) || Stays(f.Path[prefix.Length..], bank));
        var folder = ContentFolder.OfFiles([.. kept, .. pictures, .. files.Select(f => f.In(prefix))]);
        if (ContentLoader.Check(folder, today) is not ContentResult.Broken broken)
        {
            return [];
        }

        return [.. broken.Problems.Where(p => p.File.StartsWith(prefix, StringComparison.Ordinal)).Select(p => new TracedProblem(Origin(p, files, prefix), p))];
    }

    /// <summary>Whether a file of the bank's folder outlives its replacement: computed keys, and pictures it still shows.</summary>
    public static bool Stays(string path, Bank bank) => path.StartsWith("checks/", StringComparison.Ordinal) || bank.Pictures.Contains(path);

    private static int Origin(Problem problem, ImmutableArray<BankFile> files, string prefix) =>
        files.FirstOrDefault(f => prefix + f.Path == problem.File)?.Yaml.OriginOf(problem.Line) ?? 0;
}
