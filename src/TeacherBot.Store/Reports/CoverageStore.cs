using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Reports;

namespace TeacherBot.Store;

/// <summary>Counts of people who took part; nothing about results.</summary>
public static class CoverageStore
{
    private static readonly Statement CoveredPeople = Statement.Named("CoveredPeople");

    public static CoverageCounts Counts(UnitOfWork unit, string municipality, CoverageOf asked) => new(
        Covered(unit, municipality, asked, asked.At),
        Covered(unit, municipality, asked, asked.Earlier),
        CampaignStore.Find(unit, asked.Campaign)?.Municipality == municipality
            ? CampaignStore.Participation(unit, new ParticipationAt(asked.Campaign, asked.At, "")) : []);

    /// <summary>Pedagogues of these schools who completed one of these questionnaires; both are lists joined by commas.</summary>
    public static int Covered(UnitOfWork unit, string municipality, string schools, string instruments, DateTimeOffset from, DateTimeOffset to) => (int)unit.Scalar(
        CoveredPeople, ("municipality", municipality), ("from", from), ("to", to), P.List("schools", Columns.List(schools)), P.List("instruments", Columns.List(instruments)));

    private static int Covered(UnitOfWork unit, string municipality, CoverageOf asked, DateTimeOffset to) =>
        Covered(unit, municipality, asked.Schools, asked.Instruments, asked.From, to);
}
