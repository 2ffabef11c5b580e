namespace TeacherBot.Operations.Simulation;

/// <summary>What `teacherbot simulate` is asked for.</summary>
internal sealed record SimulateOptions
{
    public int Teachers { get; init; } = 500;

    public int Seconds { get; init; } = 20;

    /// <summary>engine: deliveries go to memory; telegram: everything over loopback HTTP to a Bot API server.</summary>
    public string Channel { get; init; } = "engine";

    public bool Json { get; init; }

    /// <summary>Turns in one transaction at most.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Turns per second that all teachers together aim at; 0 means as fast as they can.</summary>
    public int Rate { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Recipients of a broadcast to measure instead of a crowd of teachers; 0 means none.</summary>
    public int Broadcast { get; init; }

    /// <summary>Unasked messages a second that the channel allows the broadcast.</summary>
    public int PerSecond { get; init; } = 30;

    /// <summary>People on their pages to measure beside the teachers; 0 means none.</summary>
    public int PageUsers { get; init; }

    /// <summary>How often to measure teachers alone and then beside page users; the figures are medians.</summary>
    public int Runs { get; init; } = 1;

    public string ContentPath { get; init; } = "content";

    /// <summary>Where the database of the run lies; null means a temporary folder, deleted afterwards.</summary>
    public string? Folder { get; init; }

    /// <summary>A lower limit that the server keeps to itself; 0 for none.</summary>
    public int Hidden { get; init; }
}
