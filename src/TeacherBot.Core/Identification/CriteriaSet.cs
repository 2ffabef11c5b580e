using System.Collections.Immutable;

namespace TeacherBot.Core.Identification;

/// <summary>The criteria of one document.</summary>
/// <param name="Document">As the municipality calls it, with the point.</param>
public sealed record CriteriaSet(string Id, string Title, string Document, ImmutableArray<Criterion> Criteria)
{
    /// <summary>The groups it has criteria of, in order.</summary>
    public IEnumerable<CriterionGroup> Groups => Criteria.Select(c => c.Group).Distinct().Order();

    /// <summary>Most years a criterion looks back, the asked one included.</summary>
    public int Years => Criteria.Select(c => c.Years).DefaultIfEmpty(1).Max();
}

/// <summary>Everything schools are told apart by: what is collected, and the documents that judge it.</summary>
public sealed record CriteriaBook(ImmutableArray<SchoolIndicator> Indicators, ImmutableArray<CriteriaSet> Sets)
{
    public static readonly CriteriaBook Empty = new([], []);

    /// <summary>Throws when there is none: a set that was checked names only known ones.</summary>
    public SchoolIndicator Indicator(string id) => Indicators.First(i => i.Id == id);

    public CriteriaSet? FindSet(string id) => Sets.FirstOrDefault(s => s.Id == id);

    /// <summary>The first year whose facts a judgement of a year, and of the one before, looks at.</summary>
    public int FirstYear(int year) => year - Sets.Select(s => s.Years).DefaultIfEmpty(1).Max();
}
