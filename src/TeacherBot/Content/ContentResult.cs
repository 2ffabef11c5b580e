using System.Collections.Immutable;
using TeacherBot.Content.Banks;
using TeacherBot.Core.Content;

namespace TeacherBot.Content;

/// <summary>What came of reading a content folder. A closed family: it is good as a whole or not used at all.</summary>
internal abstract record ContentResult
{
    private ContentResult()
    {
    }

    /// <summary>Clean. <see cref="Files"/> is all there is to store by hash: files, manifests and rendered consents.</summary>
    internal sealed record Loaded(Catalog Catalog, ImmutableArray<PublishedFile> Files) : ContentResult
    {
        public required ImmutableArray<InstrumentStatistics> Statistics { get; init; }
    }

    /// <summary>Not to be used; every problem at once, in the order of files and lines.</summary>
    internal sealed record Broken(ImmutableArray<Problem> Problems) : ContentResult;
}
