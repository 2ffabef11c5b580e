using System.Collections.Immutable;

namespace TeacherBot.Core.Disclosure;

/// <summary>People whom no published group tells apart: the finest that anybody can work anything out of.</summary>
/// <param name="People">At least one; taken to be known to everybody.</param>
/// <param name="Need">How many of them have a need; the secret.</param>
public readonly record struct Atom(int People, int Need);

/// <summary>A group that a report tells of, and what it tells.</summary>
/// <param name="Atoms">Numbers of its atoms, ascending.</param>
public sealed record Cell(ImmutableArray<int> Atoms, Band Band);
