namespace TeacherBot.Store;

/// <summary>The program and its <c>.sql</c> files do not fit together; the message has one line per finding.</summary>
public sealed class StatementException : Exception
{
    public StatementException(IReadOnlyList<string> findings)
        : base("The statements do not fit the program:" + string.Concat(findings.Select(f => "\n  " + f))) =>
        Findings = findings;

    /// <summary>Each names the statement first.</summary>
    public IReadOnlyList<string> Findings { get; }
}
