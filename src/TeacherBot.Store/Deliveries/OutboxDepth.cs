using TeacherBot.Core.Deliveries;

namespace TeacherBot.Store;

/// <summary>How many deliveries of one channel and lane wait, and since when.</summary>
/// <param name="OldestAt">When the oldest of them was written; it may be told to wait for morning.</param>
public sealed record OutboxDepth(string Channel, Lane Lane, long Waiting, DateTimeOffset OldestAt)
{
    private static readonly Statement Depths = Statement.Named("OutboxDepths");

    /// <summary>
    /// Channels and lanes in which something waits. Reads the index of waiting rows and a row for each result, never a row that waits:
    /// some tenths of a second for a million of them.
    /// </summary>
    public static IReadOnlyList<OutboxDepth> All(UnitOfWork unit) =>
        unit.Query(Depths, r => new OutboxDepth(r.Text(0), (Lane)r.Int32(1), r.Int64(2), r.Instant(3)));
}
