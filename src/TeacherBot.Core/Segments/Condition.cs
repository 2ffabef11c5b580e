using System.Collections.Immutable;

namespace TeacherBot.Core.Segments;

/// <summary>What must hold for a person. A closed family; equal by value.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>This condition and everything inside it.</summary>
    public IEnumerable<Condition> Parts() => this switch
    {
        Both both => [this, .. both.Left.Parts(), .. both.Right.Parts()],
        Either either => [this, .. either.Left.Parts(), .. either.Right.Parts()],
        Unless unless => [this, .. unless.Inner.Parts()],
        _ => [this],
    };
}

/// <summary>«все»: everybody in the scope.</summary>
public sealed record Everybody : Condition;

/// <summary>«и»: both hold.</summary>
public sealed record Both(Condition Left, Condition Right) : Condition;

/// <summary>«или»: at least one holds.</summary>
public sealed record Either(Condition Left, Condition Right) : Condition;

/// <summary>«не», and «!=».</summary>
public sealed record Unless(Condition Inner) : Condition;

/// <summary>A field has one of the values; a field that is a list (subjects, mailing consents) has at least one of them.</summary>
public sealed record FieldIs(SegmentField Field, Names Names) : Condition;

/// <summary>A trace the person left: of an instrument or of an event.</summary>
public sealed record Trace(TraceKind Kind, Named Target) : Condition;

/// <summary>The person needs the area: mastery below the level in the last frozen snapshot.</summary>
/// <param name="Level">1, 2 or 3.</param>
public sealed record NeedBelow(Named Area, int Level) : Condition;

/// <summary>Fields of a person that a condition compares.</summary>
public enum SegmentField
{
    Subject,
    Cluster,
    School,

    /// <summary>Status of the person's school in the year of the segment.</summary>
    Status,

    Position,

    /// <summary>Consent to a kind of mailing.</summary>
    Subscription,
}

/// <summary>Traces a condition looks for.</summary>
public enum TraceKind
{
    /// <summary>An attempt at the instrument exists, finished or not.</summary>
    Started,

    Finished,

    /// <summary>Asked for a place at the event and did not cancel, the wait list included.</summary>
    Registered,

    Attended,
}

/// <summary>Something of the catalogue under the name the sender reads. Only the code counts: a title may change between two readings.</summary>
/// <param name="Title">What is printed; found again by the parser as long as the catalogue is the same.</param>
public sealed record Named(string Code, string Title)
{
    public bool Equals(Named? other) => other?.Code == Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One or more values, in the order typed; equal when the same codes stand in the same order.</summary>
public sealed class Names : IEquatable<Names>
{
    public Names(params ImmutableArray<Named> all) => All = all;

    public ImmutableArray<Named> All { get; }

    public bool Equals(Names? other) => other is not null && All.SequenceEqual(other.All);

    public override bool Equals(object? obj) => Equals(obj as Names);

    public override int GetHashCode() => All.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(", ", All.Select(n => n.Title));
}
