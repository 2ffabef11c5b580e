using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TeacherBot.Store;

/// <summary>
/// Speaks to SQLite below ADO.NET, whose command looks every parameter up by name, boxes every value and makes a reader for every
/// run: a turn has about twenty statements, and that was a quarter of the writer's time.
/// </summary>
internal sealed class SqliteStatement : PreparedStatement
{
    // SQLITE_PREPARE_PERSISTENT: will be kept for long.
    private const uint Persistent = 1;

    private const int ShortText = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _positions;

    public SqliteStatement(sqlite3 database, StatementText text)
        : base(text)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, text.Sql, Persistent, out _statement));
        _positions = [.. text.Parameters.Select(p => raw.sqlite3_bind_parameter_index(_statement, "@" + p))];
        Columns = raw.sqlite3_column_count(_statement);
    }

    public override int Changes => raw.sqlite3_changes(_database);

    public override int Columns { get; }

    public override bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }

        return false;
    }

    // Its result repeats the error of the step, which has been thrown already.
    public override void Reset() => _ = raw.sqlite3_reset(_statement);

    public override bool IsNull(int column) => TypeOf(column) == raw.SQLITE_NULL;

    public override long Int64(int column) => raw.sqlite3_column_int64(_statement, NotNull(column));

    public override double Double(int column) => raw.sqlite3_column_double(_statement, NotNull(column));

    // The bytes of a text are its UTF-8; read so, a zero in it does not end it.
    public override string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, NotNull(column)));

    public override byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, NotNull(column)).ToArray();

    public override void Dispose() => _statement.Dispose();

    protected override void Bind(int parameter, P argument)
    {
        var position = _positions[parameter];
        Check(argument switch
        {
            { IsNumber: true } => raw.sqlite3_bind_int64(_statement, position, argument.Number),
            { Reference: string text } => BindText(position, text),
            { Reference: byte[] { Length: 0 } } => raw.sqlite3_bind_zeroblob(_statement, position, 0),
            { Reference: byte[] bytes } => raw.sqlite3_bind_blob(_statement, position, bytes),
            { Reference: double number } => raw.sqlite3_bind_double(_statement, position, number),
            { Reference: null } => raw.sqlite3_bind_null(_statement, position),
            _ => throw new InvalidOperationException($"{argument} has a type no column has."),
        });
    }

    private int BindText(int position, string text)
    {
        if (text.Length == 0)
        {
            // A span without bytes has no address, and that would be a null.
            return raw.sqlite3_bind_text(_statement, position, text);
        }

        Span<byte> bytes = text.Length <= ShortText ? stackalloc byte[ShortText * 3] : new byte[Encoding.UTF8.GetByteCount(text)];
        return raw.sqlite3_bind_text(_statement, position, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private int TypeOf(int column) => column >= 0 && column < Columns
        ? raw.sqlite3_column_type(_statement, column)
        : throw new ArgumentOutOfRangeException(nameof(column), column, $"The row has {Columns} columns.");

    private int NotNull(int column) => IsNull(column)
        ? throw new InvalidOperationException($"Column {column} is null.")
        : column;

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
