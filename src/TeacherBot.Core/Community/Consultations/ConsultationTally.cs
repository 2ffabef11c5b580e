using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>Consultations of a municipality in a year: how many questions were asked, how many dialogues have ended, and the minutes told. Nobody is in it.</summary>
public sealed record ConsultationTally(int Asked, int Answered, int Minutes)
{
    public static readonly ConsultationTally None = new(0, 0, 0);

    /// <summary>Of hours, rounded to the nearest.</summary>
    public int Hours => (Minutes + 30) / 60;
}

/// <summary>The tally of the person's municipality between two instants, the second not included.</summary>
public sealed record ConsultationTallyOf(DateTimeOffset From, DateTimeOffset Until) : Query<ConsultationTally>
{
    /// <summary>A calendar year on the municipality's clock.</summary>
    public static ConsultationTallyOf Year(int year, Municipality town) =>
        new(IndicatorCountsOf.Midnight(new(year, 1, 1), town), IndicatorCountsOf.Midnight(new(year + 1, 1, 1), town));
}
