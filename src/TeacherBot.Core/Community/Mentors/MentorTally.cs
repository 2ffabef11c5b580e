using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>Mentoring of a municipality: pairs at work now, and lines of diaries of a year with their minutes. Nobody is in it.</summary>
public sealed record MentorTally(int Pairs, int Notes, int Minutes)
{
    public static readonly MentorTally None = new(0, 0, 0);

    /// <summary>Of hours, rounded to the nearest.</summary>
    public int Hours => (Minutes + 30) / 60;
}

/// <summary>The tally of the person's municipality between two instants, the second not included.</summary>
public sealed record MentorTallyOf(DateTimeOffset From, DateTimeOffset Until) : Query<MentorTally>
{
    /// <summary>A calendar year on the municipality's clock.</summary>
    public static MentorTallyOf Year(int year, Municipality town) =>
        new(IndicatorCountsOf.Midnight(new(year, 1, 1), town), IndicatorCountsOf.Midnight(new(year + 1, 1, 1), town));
}
