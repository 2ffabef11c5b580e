using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TeacherBot.Store;

/// <summary>
/// One named argument of a statement, written at the call as a pair: <c>("person", id)</c>. The name stands without
/// the <c>@</c>. Booleans become 0/1 and instants UTC milliseconds, because that is how both engines keep them.
/// A null travels as SQL null; where the pair's type is unclear to the compiler use <see cref="Null"/>.
/// </summary>
public readonly struct P
{
    private P(string name, object? reference)
    {
        Name = name;
        Reference = reference;
    }

    private P(string name, long? number)
    {
        Name = name;
        Number = number.GetValueOrDefault();
        IsNumber = number.HasValue;
    }

    /// <summary>The parameter's name, without the sign that marks it in the text.</summary>
    public string Name { get; }

    /// <summary>Whether the value is <see cref="Number"/>; a number that is null is a null <see cref="Reference"/>.</summary>
    internal bool IsNumber { get; }

    internal long Number { get; }

    /// <summary>Text, bytes, a double or null.</summary>
    internal object? Reference { get; }

    /// <summary>SQL null, whatever the column's type.</summary>
    public static P Null(string name) => new(name, (object?)null);

    /// <summary>
    /// A list in one parameter, as JSON text: <c>where id in (select value from json_each(@ids))</c>. PostgreSQL says
    /// <c>in (select value::bigint from jsonb_array_elements_text(@ids::jsonb))</c> in its own <c>[postgres]</c> text.
    /// <c>in @ids</c> exists on neither engine, and one text for every length keeps the statement prepared.
    /// </summary>
    public static P List(string name, IEnumerable<long> values) =>
        new(name, Json(writer =>
        {
            foreach (var value in values)
            {
                writer.WriteNumberValue(value);
            }
        }));

    /// <inheritdoc cref="List(string, IEnumerable{long})"/>
    public static P List(string name, IEnumerable<string> values) =>
        new(name, Json(writer =>
        {
            foreach (var value in values)
            {
                writer.WriteStringValue(value);
            }
        }));

    /// <summary>The same value under another name.</summary>
    internal P Named(string name) => IsNumber ? new(name, (long?)Number) : new(name, Reference);

    public static implicit operator P((string Name, int Value) pair) => new(pair.Name, (long?)pair.Value);

    public static implicit operator P((string Name, long Value) pair) => new(pair.Name, (long?)pair.Value);

    public static implicit operator P((string Name, int? Value) pair) => new(pair.Name, (long?)pair.Value);

    public static implicit operator P((string Name, long? Value) pair) => new(pair.Name, pair.Value);

    public static implicit operator P((string Name, bool Value) pair) => new(pair.Name, pair.Value ? 1L : 0L);

    public static implicit operator P((string Name, bool? Value) pair) =>
        new(pair.Name, pair.Value is { } flag ? flag ? 1L : 0L : (long?)null);

    public static implicit operator P((string Name, string? Value) pair) => new(pair.Name, pair.Value);

    public static implicit operator P((string Name, byte[]? Value) pair) => new(pair.Name, pair.Value);

    public static implicit operator P((string Name, double Value) pair) => new(pair.Name, (object)pair.Value);

    public static implicit operator P((string Name, DateTimeOffset Value) pair) =>
        new(pair.Name, (long?)pair.Value.ToUnixTimeMilliseconds());

    public static implicit operator P((string Name, DateTimeOffset? Value) pair) =>
        new(pair.Name, pair.Value?.ToUnixTimeMilliseconds());

    /// <summary>The name only: arguments hold people's words and must not reach a log by accident.</summary>
    public override string ToString() => $"@{Name}";

    private static string Json(Action<Utf8JsonWriter> items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            items(writer);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
