namespace TeacherBot.Operations;

/// <summary>What became of a try at a job. A closed family.</summary>
internal abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <summary>Its row is gone already, with what it wrote.</summary>
    public sealed record Done : JobOutcome;

    /// <summary>Not yet: the same again after a while.</summary>
    public sealed record Later(TimeSpan Wait) : JobOutcome;

    /// <summary>Failed; another try may help.</summary>
    public sealed record Failed(string Why) : JobOutcome;

    /// <summary>Failed for good.</summary>
    public sealed record Refused(string Why) : JobOutcome;
}
