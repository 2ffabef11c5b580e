using System.Diagnostics;

namespace TeacherBot.Store;

/// <summary>
/// A value about a person (name, address, message text) that prints as <c>***</c> wherever it is formatted: log,
/// exception, debugger. It has a method instead of a property so that structured logging and serialisers pass it by.
/// </summary>
[DebuggerDisplay("***")]
public readonly struct Personal<T>(T value) : IEquatable<Personal<T>>
{
    private readonly T _value = value;

    public static bool operator ==(Personal<T> left, Personal<T> right) => left.Equals(right);

    public static bool operator !=(Personal<T> left, Personal<T> right) => !left.Equals(right);

    /// <summary>The value itself: call it where it is sealed, rendered or sent, and nowhere else.</summary>
    public T Reveal() => _value;

    public bool Equals(Personal<T> other) => EqualityComparer<T>.Default.Equals(_value, other._value);

    public override bool Equals(object? obj) => obj is Personal<T> other && Equals(other);

    public override int GetHashCode() => _value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(_value);

    public override string ToString() => "***";
}
