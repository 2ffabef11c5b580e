using System.Data.Common;

namespace TeacherBot.Store;

/// <summary>
/// The row under the reader, valid only inside the mapping function. Columns go by position, in the order the
/// statement's text selects them. Reading a null by a method without <c>OrNull</c> throws.
/// </summary>
public readonly struct Row
{
    private readonly DbDataReader _reader;

    internal Row(DbDataReader reader) => _reader = reader;

    public int Count => _reader.FieldCount;

    public bool IsNull(int column) => _reader.IsDBNull(column);

    public long Int64(int column) => _reader.GetInt64(column);

    public long? Int64OrNull(int column) => IsNull(column) ? null : _reader.GetInt64(column);

    /// <summary>Throws when the stored number does not fit, instead of cutting it.</summary>
    public int Int32(int column) => checked((int)_reader.GetInt64(column));

    public int? Int32OrNull(int column) => IsNull(column) ? null : Int32(column);

    public double Double(int column) => _reader.GetDouble(column);

    public double? DoubleOrNull(int column) => IsNull(column) ? null : _reader.GetDouble(column);

    public string Text(int column) => _reader.GetString(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : _reader.GetString(column);

    public byte[] Bytes(int column) => _reader.GetFieldValue<byte[]>(column);

    public byte[]? BytesOrNull(int column) => IsNull(column) ? null : Bytes(column);

    /// <summary>True for 1, false for 0; anything else in a flag column is damage and throws.</summary>
    public bool Bool(int column) => _reader.GetInt64(column) switch
    {
        0 => false,
        1 => true,
        _ => throw new InvalidCastException($"Column {column} holds a number that is no flag."),
    };

    public bool? BoolOrNull(int column) => IsNull(column) ? null : Bool(column);

    /// <summary>UTC, to the millisecond.</summary>
    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(_reader.GetInt64(column));

    public DateTimeOffset? InstantOrNull(int column) => IsNull(column) ? null : Instant(column);
}
