using System.Collections.Immutable;

namespace TeacherBot.Core.Disclosure;

/// <summary>One answer of one person that a cell counts.</summary>
/// <param name="Key">Of the person and the answer: who answers anew is one key less and another more.</param>
public readonly record struct Counted(string Key, bool Need);

/// <summary>A cell that was published: whom it counted, and what it told.</summary>
public sealed record Published(ImmutableArray<Counted> People, Band Band);
