namespace TeacherBot.Store;

/// <summary>
/// The row under the reader, valid only inside the mapping function. Columns go by position, in the order the
/// statement's text selects them. Reading a null by a method without <c>OrNull</c> throws.
/// </summary>
public readonly struct Row
{
    private readonly PreparedStatement _statement;

    internal Row(PreparedStatement statement) => _statement = statement;

    public int Count => _statement.Columns;

    public bool IsNull(int column) => _statement.IsNull(column);

    public long Int64(int column) => _statement.Int64(column);

    public long? Int64OrNull(int column) => IsNull(column) ? null : _statement.Int64(column);

    /// <summary>Throws when the stored number does not fit, instead of cutting it.</summary>
    public int Int32(int column) => checked((int)_statement.Int64(column));

    public int? Int32OrNull(int column) => IsNull(column) ? null : Int32(column);

    public double Double(int column) => _statement.Double(column);

    public double? DoubleOrNull(int column) => IsNull(column) ? null : _statement.Double(column);

    public string Text(int column) => _statement.Text(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : _statement.Text(column);

    public byte[] Bytes(int column) => _statement.Bytes(column);

    public byte[]? BytesOrNull(int column) => IsNull(column) ? null : Bytes(column);

    /// <summary>True for 1, false for 0; anything else in a flag column is damage and throws.</summary>
    public bool Bool(int column) => _statement.Int64(column) switch
    {
        0 => false,
        1 => true,
        _ => throw new InvalidCastException($"Column {column} holds a number that is no flag."),
    };

    public bool? BoolOrNull(int column) => IsNull(column) ? null : Bool(column);

    /// <summary>UTC, to the millisecond.</summary>
    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(_statement.Int64(column));

    public DateTimeOffset? InstantOrNull(int column) => IsNull(column) ? null : Instant(column);
}
