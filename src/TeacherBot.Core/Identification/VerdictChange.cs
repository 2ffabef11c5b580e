using System.Collections.Immutable;

namespace TeacherBot.Core.Identification;

/// <summary>A criterion that is met in one of two years and not in the other.</summary>
public sealed record VerdictChange(string School, string Code, Outcome Before, Outcome Now)
{
    /// <summary>
    /// In the order of the later verdicts. Data that came or went are told as such: only <see cref="Outcome.NotMet"/> and
    /// <see cref="Outcome.Met"/> make «became» and «ceased».
    /// </summary>
    public static ImmutableArray<VerdictChange> Between(ImmutableArray<Verdict> before, ImmutableArray<Verdict> now)
    {
        var then = before.ToDictionary(v => (v.School, v.Code), v => v.Outcome);
        return [.. now.Select(v => new VerdictChange(v.School, v.Code, then.GetValueOrDefault((v.School, v.Code)), v.Outcome)).Where(c => c.Before != c.Now && (c.Before == Outcome.Met || c.Now == Outcome.Met))];
    }
}
