using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TeacherBot.Store;

/// <summary>
/// What the writer has done since the database opened. The same numbers go out on the meter <c>TeacherBot</c> as
/// <c>teacherbot.store.commits</c>, <c>.works</c>, <c>.works.failed</c>, <c>.commit.duration</c> and <c>.queue.depth</c>.
/// </summary>
public sealed class WriterCounters : IDisposable
{
    private readonly Meter _meter = new("TeacherBot");
    private readonly Histogram<double> _duration;
    private readonly List<long> _unpublished = [];
    private long _commits;
    private long _works;
    private long _failed;
    private long _lastCommitTicks;

    internal WriterCounters(Func<int> queueDepth)
    {
        QueueDepthSource = queueDepth;
        _duration = _meter.CreateHistogram<double>("teacherbot.store.commit.duration", "ms", "Time of one COMMIT, its disk sync included");
        _meter.CreateObservableCounter("teacherbot.store.commits", () => Commits, null, "Transactions committed");
        _meter.CreateObservableCounter("teacherbot.store.works", () => Works, null, "Works committed");
        _meter.CreateObservableCounter("teacherbot.store.works.failed", () => Failed, null, "Works rolled back");
        _meter.CreateObservableGauge("teacherbot.store.queue.depth", () => QueueDepth, null, "Works waiting for the writer");
    }

    /// <summary>Transactions on disk; each cost one disk sync.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Works on disk.</summary>
    public long Works => Interlocked.Read(ref _works);

    /// <summary>Works that threw or could not be committed.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>How many works one disk sync carried on average; 0 before the first commit.</summary>
    public double WorksPerCommit => Commits is var commits and > 0 ? (double)Works / commits : 0;

    /// <summary>Time of the newest COMMIT alone, without the works in it.</summary>
    public TimeSpan LastCommit => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _lastCommitTicks));

    /// <summary>Works accepted and not yet begun.</summary>
    public int QueueDepth => QueueDepthSource();

    private Func<int> QueueDepthSource { get; }

    public void Dispose() => _meter.Dispose();

    internal void Committed(int works, long ticks)
    {
        Interlocked.Increment(ref _commits);
        Interlocked.Add(ref _works, works);
        Interlocked.Exchange(ref _lastCommitTicks, ticks);
        _unpublished.Add(ticks);
    }

    // Apart from the counting, because it runs foreign code: a listener that throws must not undo a commit.
    internal void Publish()
    {
        foreach (var ticks in _unpublished)
        {
            _duration.Record(Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds);
        }

        _unpublished.Clear();
    }

    internal void Refused() => Interlocked.Increment(ref _failed);
}
