namespace TeacherBot.Core.Segments;

/// <summary>When the needs of a municipality are frozen anew. Late results wait: a snapshot that differs by a few people would show them.</summary>
public static class NeedFreezing
{
    /// <summary>How often it is asked whether enough has changed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromDays(7);

    /// <param name="last">When an area was frozen or looked at last; null when never.</param>
    public static bool IsDue(DateTimeOffset? last, DateTimeOffset now) => last is null || last + Interval <= now;

    /// <summary>Whether a new snapshot of an area replaces the last one.</summary>
    /// <param name="isFirst">True when the area has no snapshot yet.</param>
    /// <param name="changed">People who joined, left, moved, changed subject or got another level since.</param>
    /// <param name="minimumGroup">k.</param>
    public static bool Replaces(bool isFirst, int changed, int minimumGroup) => isFirst || changed >= minimumGroup;
}
