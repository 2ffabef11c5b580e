namespace TeacherBot.Store;

/// <summary>A row that had to exist does not: a bug or a stale reference, never a person's mistake.</summary>
public sealed class RowMissingException(string statement) : Exception($"{statement} found no row.")
{
    /// <summary>The statement's name; the arguments stay out because they may name a person.</summary>
    public string Statement { get; } = statement;
}
