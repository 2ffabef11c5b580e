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

    public string ContentPath { get; init; } = "content";

    /// <summary>Where the database of the run lies; null means a temporary folder, deleted afterwards.</summary>
    public string? Folder { get; init; }

    /// <summary>Unasked messages to as many silent people, beside the teachers who press; 0 for none.</summary>
    public int Bulk { get; init; }

    /// <summary>Unasked messages in any second that the bot is told it may send, and that the server watches.</summary>
    public int BulkRate { get; init; } = 30;

    /// <summary>A lower limit that the server keeps to itself; 0 for none.</summary>
    public int Hidden { get; init; }
}
