using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.People;

/// <summary>
/// More people say they work at a school than it has heads: its code has gone astray. The code is renewed and the school flagged for
/// the operator; nobody who joined is turned away.
/// </summary>
internal static class SchoolCrowding
{
    /// <summary>A school's code is not renewed again within this many days: the poster in the staff room must live a while.</summary>
    public const int DaysBetween = 30;

    private const int CodeLength = 10;

    /// <summary>Goes on with <paramref name="next"/> once the person's school and position are settled.</summary>
    public static Step Then(Situation s, Func<Situation, Step> next)
    {
        if (s.Person is not { School: { } id, Position: { } position } || s.Municipality is not { } municipality
            || municipality.FindSchool(id) is not { } school || !school.HeadCounts.TryGetValue(position, out var heads))
        {
            return next(s);
        }

        var others = new OthersAt(municipality.Id, id, position);
        return !s.Facts.Has(others, out var count) || !s.Facts.Has(new SchoolCodes(), out var codes) ? new Ask([others, new SchoolCodes()])
            : count < heads || codes.Any(c => c.School == id && c.Municipality == municipality.Id && c.RenewedAt > s.Context.Now.AddDays(-DaysBetween)) ? next(s)
            : next(s.Do(new RenewSchoolCode(municipality.Id, id, school.Code, TimeOrderedId.Code(s.Context.Seed, "school", CodeLength))));
    }
}
