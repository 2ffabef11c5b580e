namespace TeacherBot.Operations.Simulation;

/// <summary>Durations in microseconds, kept in classes of about 1 %; safe for several threads.</summary>
internal sealed class Latencies
{
    // 64 powers of two, 64 classes in each.
    private readonly long[] classes = new long[64 * 64];
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Add(TimeSpan duration)
    {
        var micros = Math.Max(1, (long)duration.TotalMicroseconds);
        var power = 63 - long.LeadingZeroCount(micros);
        var part = power <= 6 ? (micros << (int)(6 - power)) & 63 : (micros >> (int)(power - 6)) & 63;
        Interlocked.Increment(ref classes[(power * 64) + part]);
        Interlocked.Increment(ref count);
    }

    /// <summary>The duration in milliseconds below which this share of all lies; 0 when nothing was added.</summary>
    public double Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var i = 0; i < classes.Length; i++)
        {
            seen += Interlocked.Read(ref classes[i]);
            if (seen >= wanted && wanted > 0)
            {
                return Math.ScaleB(1 + ((i % 64) / 64.0), i / 64) / 1000;
            }
        }

        return 0;
    }
}
