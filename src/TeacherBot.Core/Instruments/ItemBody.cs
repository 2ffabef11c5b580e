using System.Collections.Immutable;

namespace TeacherBot.Core.Instruments;

/// <summary>What a person is asked to do in an item. A closed family: every switch over it is exhaustive.</summary>
public abstract record ItemBody
{
    private protected ItemBody()
    {
    }

    /// <summary>False where no response is right or wrong: ratings and organisation questions.</summary>
    public abstract bool HasKey { get; }
}

/// <summary>One option is chosen. Numeric options stand in ascending order and are never shuffled.</summary>
public sealed record SingleChoice(ImmutableArray<string> Options, int? Key, bool Numeric) : ItemBody
{
    public override bool HasKey => Key is not null;
}

/// <summary>Several options are chosen; only the exact set counts. Keys are ascending, empty when nothing is right or wrong.</summary>
public sealed record MultipleChoice(ImmutableArray<string> Options, ImmutableArray<int> Keys) : ItemBody
{
    public override bool HasKey => !Keys.IsEmpty;
}

/// <summary>A number is typed; right when it lies within the tolerance, ends included.</summary>
public sealed record NumberEntry(decimal? Expected, decimal Tolerance, string? Unit) : ItemBody
{
    public override bool HasKey => Expected is not null;
}

/// <summary>A word or two are typed and compared after folding case, ё/е, spaces and hyphens.</summary>
public sealed record TextEntry(ImmutableArray<string> Accepted) : ItemBody
{
    public override bool HasKey => !Accepted.IsEmpty;
}

/// <summary>Entries are put in order; <see cref="Entries"/> holds them in the right one.</summary>
public sealed record Ordering(ImmutableArray<string> Entries) : ItemBody
{
    public override bool HasKey => true;
}

/// <summary>Each left part gets a right one; Right[i] belongs to Left[i], further right parts belong to none.</summary>
public sealed record Matching(ImmutableArray<string> Left, ImmutableArray<string> Right) : ItemBody
{
    public override bool HasKey => true;
}

/// <summary>A self-rating: label 0 is the least difficulty, the last label the greatest.</summary>
public sealed record Rating(ImmutableArray<string> Labels) : ItemBody
{
    public override bool HasKey => false;
}
