using TeacherBot.Content;
using TeacherBot.Core.Content;

namespace TeacherBot.Tests.Transcripts;

/// <summary>The content of the repository, read once for all tests.</summary>
internal static class TheCatalog
{
    private static readonly Lazy<ContentResult.Loaded> Read = new(() => ContentLoader.Load(Repository.Content, new DateOnly(2026, 11, 30)) switch
    {
        ContentResult.Loaded loaded => loaded,
        ContentResult.Broken broken => throw new InvalidOperationException(string.Join('\n', broken.Problems)),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    public static ContentResult.Loaded Loaded => Read.Value;

    public static Catalog Value => Loaded.Catalog;
}
