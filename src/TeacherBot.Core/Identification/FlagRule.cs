namespace TeacherBot.Core.Identification;

/// <summary>Whether a school has something. One flag that is set decides, whatever is not known of the others.</summary>
internal static class FlagRule
{
    public static Verdict Judge(Question asked, string school)
    {
        var (criterion, year) = (asked.Criterion, asked.Year);
        var known = criterion.Indicators.ToLookup(i => asked.Facts.Find(school, year, i) switch { null => (bool?)null, > 0 => true, _ => false });
        var isThere = known[true].Any();
        return !isThere && known[null].Any()
            ? asked.Lacks(school, Lack.Value, [.. known[null]], [year])
            : asked.Say(school, isThere == (criterion.Rule == CriterionRule.Presence), new Evidence.Flags([.. known[true]], [.. known[false]], year));
    }
}
