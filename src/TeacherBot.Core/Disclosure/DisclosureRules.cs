namespace TeacherBot.Core.Disclosure;

/// <summary>What may be told of a group. The defaults are the rules; the weaker ones exist so that tests can show that each rule is needed.</summary>
/// <param name="Least">People below which nothing is told of a group: 5 inside the programme, 10 on public pages, never below 3.</param>
public sealed record DisclosureRules(int Least)
{
    /// <summary>Below this nobody may set <see cref="Least"/>.</summary>
    public const int Floor = 3;

    public static readonly DisclosureRules Inside = new(5);

    public static readonly DisclosureRules Public = new(10);

    public int Least { get; } = Math.Max(Floor, Least);

    /// <summary>People from which a count may be told exactly, unless it is nearly none or nearly all.</summary>
    internal int Exact { get; init; } = 20;

    /// <summary>Counts that must remain possible of any smaller group, and of one where nearly none or nearly all have a need.</summary>
    internal int Possible { get; init; } = 3;

    /// <summary>Whether what can be worked out from several cells is looked at.</summary>
    internal bool Complements { get; init; } = true;

    /// <summary>Whether what was told before is looked at.</summary>
    internal bool Remembers { get; init; } = true;

    /// <summary>How many different counts must remain possible of so many people of whom so many have a need.</summary>
    public int PossibleOf(int people, int need) =>
        people >= Exact && need >= Possible && people - need >= Possible ? 1 : Math.Min(Possible, people + 1);
}
