using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Identification;

/// <summary>One figure of a school, as the office entered it; of pupils or teachers together, never of a person.</summary>
/// <param name="School">Its id, <see cref="Region"/> or <see cref="Town"/>.</param>
/// <param name="Value">In the indicator's unit; kept to <see cref="Digits"/> digits.</param>
public sealed record SchoolFact(string School, int Year, string Indicator, decimal Value)
{
    /// <summary>In place of a school: the mean of the region.</summary>
    public const string Region = "*region";

    /// <summary>In place of a school: the mean of the municipality, where the office has one over pupils. Without it the mean of schools is taken.</summary>
    public const string Town = "*town";

    /// <summary>After the comma: 1 of 198 pupils must not become 0,5 %.</summary>
    public const int Digits = 4;
}

/// <summary>Facts of one municipality, found by school, year and indicator.</summary>
public sealed class SchoolFacts
{
    private readonly ImmutableDictionary<(string School, int Year, string Indicator), decimal> values;

    private SchoolFacts(ImmutableDictionary<(string School, int Year, string Indicator), decimal> values) => this.values = values;

    public int Count => values.Count;

    /// <summary>A later fact about the same replaces an earlier one.</summary>
    public static SchoolFacts Of(IEnumerable<SchoolFact> facts) =>
        new(ImmutableDictionary<(string School, int Year, string Indicator), decimal>.Empty.SetItems(facts.Select(f => KeyValuePair.Create((f.School, f.Year, f.Indicator), f.Value))));

    /// <summary>Null when nobody entered it.</summary>
    public decimal? Find(string school, int year, string indicator) => values.TryGetValue((school, year, indicator), out var value) ? value : null;
}

/// <summary>Facts of the person's municipality in these years, both included.</summary>
public sealed record SchoolFactsOf(int First, int Last) : Query<ImmutableArray<SchoolFact>>;
