using System.Collections.Concurrent;

namespace TeacherBot.Broadcasts;

/// <summary>What became of fetching a file. A closed family.</summary>
internal abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    public sealed record Fetched(byte[] Bytes) : FetchOutcome;

    public sealed record TooLarge : FetchOutcome;

    /// <summary>It is not there, now or later.</summary>
    public sealed record Gone : FetchOutcome;

    /// <summary>Another try may help.</summary>
    public sealed record Failed(string Code) : FetchOutcome;
}

/// <summary>Fetches what a person sent in one channel.</summary>
internal interface IFileSource
{
    /// <param name="reference">As the channel gave it.</param>
    /// <param name="most">Bytes; a larger file is not read.</param>
    Task<FetchOutcome> FetchAsync(string reference, int most, CancellationToken cancellation);
}

/// <summary>Where files of each channel come from. A channel adds itself once it runs.</summary>
internal sealed class FileSources
{
    private readonly ConcurrentDictionary<string, IFileSource> sources = new(StringComparer.Ordinal);

    public void Add(string channel, IFileSource source) => sources[channel] = source;

    /// <summary>Null while the channel does not run.</summary>
    public IFileSource? Of(string channel) => sources.GetValueOrDefault(channel);
}
