namespace TeacherBot.Operations.Simulation.Paging;

/// <summary>Pages of all users together: how long each took, and how many did not come.</summary>
internal sealed class PageTimes
{
    private int failed;
    private int pressed;

    /// <summary>From the press until the page and its stylesheet are there.</summary>
    public Latencies Pages { get; } = new();

    public int Failed => Volatile.Read(ref failed);

    /// <summary>Pages that answered a button or a typed text; the others were only looked at.</summary>
    public int Pressed => Volatile.Read(ref pressed);

    public void Add(TimeSpan took, bool isPress)
    {
        Pages.Add(took);
        if (isPress)
        {
            Interlocked.Increment(ref pressed);
        }
    }

    public void Fail() => Interlocked.Increment(ref failed);
}
