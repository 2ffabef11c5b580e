namespace TeacherBot.Operations;

/// <summary>How many a second, over the last ten whole seconds; safe for several threads.</summary>
internal sealed class SendRate(TimeProvider clock)
{
    private const int Seconds = 10;

    private readonly Lock gate = new();
    private readonly (long Second, int Count)[] counts = new (long, int)[Seconds + 1];

    public double PerSecond
    {
        get
        {
            lock (gate)
            {
                var now = Second();
                return counts.Where(c => c.Second < now && c.Second >= now - Seconds).Sum(c => c.Count) / (double)Seconds;
            }
        }
    }

    public void Add()
    {
        lock (gate)
        {
            var now = Second();
            ref var slot = ref counts[now % counts.Length];
            slot = slot.Second == now ? (now, slot.Count + 1) : (now, 1);
        }
    }

    private long Second() => clock.GetUtcNow().ToUnixTimeSeconds();
}
