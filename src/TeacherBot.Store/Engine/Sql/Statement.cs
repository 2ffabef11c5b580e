namespace TeacherBot.Store;

/// <summary>
/// A statement a store class declares by name in a static field; its text lies in the feature's <c>.sql</c> file.
/// It has no text until <see cref="Statements"/> has joined the two, so a store can be declared anywhere and
/// a misspelt name stops the program at start instead of at the first turn that needs it.
/// </summary>
public sealed class Statement
{
    private StatementText? _sqlite;
    private StatementText? _postgres;

    private Statement(string name) => Name = name;

    public string Name { get; }

    /// <summary>Declares a statement; keep it in a <c>static readonly</c> field, the binder finds it there.</summary>
    public static Statement Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Statement(name);
    }

    public override string ToString() => Name;

    internal StatementText TextFor(StoreEngine engine) =>
        (engine == StoreEngine.Sqlite ? _sqlite : _postgres)
        ?? throw new StatementException([
            $"{Name}: has no text for {engine}. Call Statements.Bind with its assembly at start, and keep it in a static field."]);

    internal void Bind(StatementText? sqlite, StatementText? postgres)
    {
        _sqlite = sqlite;
        _postgres = postgres;
    }
}
