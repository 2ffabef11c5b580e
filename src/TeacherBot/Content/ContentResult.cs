using System.Collections.Immutable;
using TeacherBot.Content.Banks;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

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

        /// <summary>Hashes of the files behind an instrument version of this state.</summary>
        public ImmutableArray<string> FilesOf(InstrumentRef instrument) =>
            Manifest.HashesIn(Files.First(f => f.Hash == instrument.Hash));
    }

    /// <summary>Not to be used; every problem at once, in the order of files and lines.</summary>
    internal sealed record Broken(ImmutableArray<Problem> Problems) : ContentResult;
}
