using System.Text.Json.Serialization;

namespace TeacherBot.Core.Disclosure;

/// <summary>What is told of how many in a group have a need. A closed family; the order is from the most to the least.</summary>
[JsonDerivedType(typeof(Exactly), "exactly")]
[JsonDerivedType(typeof(NearlyNone), "nearlyNone")]
[JsonDerivedType(typeof(NearlyAll), "nearlyAll")]
[JsonDerivedType(typeof(Fraction), "fraction")]
[JsonDerivedType(typeof(Hidden), "hidden")]
public abstract record Band
{
    private Band()
    {
    }

    /// <summary>Counts between these, both included, are all that is told.</summary>
    public abstract (int Low, int High) Counts(int people);

    /// <summary>A whole percent, of which the count follows in all but great groups.</summary>
    public sealed record Exactly(int Count) : Band
    {
        public override (int Low, int High) Counts(int people) => (Count, Count);
    }

    /// <summary>«менее 3».</summary>
    public sealed record NearlyNone(int Most) : Band
    {
        public override (int Low, int High) Counts(int people) => (0, Most);
    }

    /// <summary>«все, кроме 0–2».</summary>
    public sealed record NearlyAll(int Missing) : Band
    {
        public override (int Low, int High) Counts(int people) => (people - Missing, people);
    }

    /// <summary>«меньше половины», «половина и больше»; «до трети», «от трети до двух третей», «две трети и больше».</summary>
    /// <param name="Part">0 for the lowest.</param>
    /// <param name="Parts">2 or 3.</param>
    public sealed record Fraction(int Part, int Parts) : Band
    {
        public override (int Low, int High) Counts(int people) =>
            (Least(Part, people), Part == Parts - 1 ? people : Least(Part + 1, people) - 1);

        // The least count that is at least part of so many parts of the people.
        private int Least(int part, int people) => ((part * people) + Parts - 1) / Parts;
    }

    /// <summary>«скрыто».</summary>
    public sealed record Hidden : Band
    {
        public override (int Low, int High) Counts(int people) => (0, people);
    }

    /// <summary>The most that a group by itself allows (ruling R1).</summary>
    public static Band Of(int people, int need, DisclosureRules rules) =>
        people < rules.Least ? new Hidden()
        : people < rules.Exact ? Fractions(people, need, rules)
        : need < rules.Possible ? new NearlyNone(rules.Possible - 1)
        : people - need < rules.Possible ? new NearlyAll(rules.Possible - 1)
        : new Exactly(need);

    /// <summary>The next that tells less.</summary>
    public Band Coarser(int people, int need, DisclosureRules rules) =>
        this is Hidden or Fraction ? new Hidden() : Fractions(people, need, rules);

    private static Band Fractions(int people, int need, DisclosureRules rules)
    {
        var of = people >= 8 ? 3 : 2;
        var band = new Fraction(people == 0 ? 0 : Math.Min(of - 1, of * need / people), of);
        return band.Counts(people) is var (low, high) && high - low + 1 >= Math.Min(rules.Possible, people + 1) ? band : new Hidden();
    }
}
