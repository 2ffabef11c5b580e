using TeacherBot.Core.Disclosure;
using TeacherBot.Core.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Reports;

/// <summary>Карта профессиональных затруднений of towns small enough to be worked out by hand.</summary>
public sealed class DifficultiesMapTests
{
    private static readonly Func<string, IReadOnlyList<Published>> Nothing = _ => [];

    // Ten teachers of mathematics: 6 in schools with a status, 4 of them below 2; 4 elsewhere, 1 of them below 2.
    private static readonly Measured[] Ten =
    [
        .. Enumerable.Range(0, 6).Select(i => One($"s{i}", "MAT1", i < 4 ? 1 : 2, true)),
        .. Enumerable.Range(0, 4).Select(i => One($"o{i}", "MAT1", i < 1 ? 0 : 3, false)),
    ];

    [Fact]
    public void Ten_teachers_by_hand()
    {
        var sheet = Assert.Single(DifficultiesMap.Of(TheCatalog.Value, Ten, [], Nothing, DisclosureRules.Inside).Sheets);
        Assert.Equal("subject:mathematics", sheet.Id);
        Assert.Equal("all,supported,others", string.Join(',', sheet.Columns));
        var line = Assert.Single(sheet.Lines);
        Assert.Equal("MAT1", line.Area);

        // 5 of 10: from a third to two thirds. 4 of 6: half and more. Four people are too few to be told of; what is left for them is 0 to 3 of 4.
        Assert.Equal([10, 6, 4], line.Cells.Select(c => c.People));
        Assert.Equal(["от трети до двух третей", "половина и больше", "скрыто"], line.Cells.Select(c => BandWords.Of(c, TheCatalog.Value)));
    }

    [Fact]
    public void A_cell_that_would_give_the_hidden_one_away_is_hidden_too()
    {
        // 3 of 6 «половина и больше» and 2 of 5 «меньше половины» would mean that the sixth is below 2.
        Measured[] six = [.. Enumerable.Range(0, 5).Select(i => One($"s{i}", "MAT1", i < 2 ? 1 : 2, true)), One("o", "MAT1", 0, false)];
        var cells = Assert.Single(DifficultiesMap.Of(TheCatalog.Value, six, [], Nothing, DisclosureRules.Inside).Sheets).Lines[0].Cells;
        Assert.Equal([6, 5, 1], cells.Select(c => c.People));
        Assert.IsType<Band.Hidden>(cells[2].Band);
        Assert.True(cells[0].Band is Band.Hidden ^ cells[1].Band is Band.Hidden);
    }

    [Fact]
    public void Areas_that_everybody_has_are_over_subjects_and_clusters_and_subject_areas_are_not()
    {
        var measured = Enumerable.Range(0, 60).Select(i => new Measured($"p{i}", "MET1", i % 3, i % 2 == 0 ? "mathematics" : "physics", i % 4 == 0 ? null : i % 4 == 1 ? "centre" : "village", i % 5 == 0)).ToList();
        var sheets = DifficultiesMap.Of(TheCatalog.Value, measured, [], Nothing, DisclosureRules.Inside).Sheets;
        Assert.Equal([DifficultiesMap.Subjects, DifficultiesMap.Clusters], sheets.Select(s => s.Id));
        Assert.Equal("all,subject:mathematics,subject:physics", string.Join(',', sheets[0].Columns));
        Assert.Equal("all,cluster:centre,cluster:village", string.Join(',', sheets[1].Columns));
        Assert.Equal([60, 30, 30], sheets[0].Lines[0].Cells.Select(c => c.People));
        Assert.Equal([60, 15, 30], sheets[1].Lines[0].Cells.Select(c => c.People));
        Assert.Equal("67 %", BandWords.Of(sheets[0].Lines[0].Cells[0], TheCatalog.Value));
    }

    [Fact]
    public void A_mean_is_told_only_beside_an_exact_count()
    {
        // 30 of mathematics, 12 of them below 2 with 3 of 9 right, the others with 8: (36 + 144) of 270. Nine of physics are told of in a band.
        var measured = Enumerable.Range(0, 39).Select(i => new Measured($"p{i}", "MET1", i < 12 ? 1 : 3, i < 30 ? "mathematics" : "physics", null, false) { Right = i < 12 ? 3 : 8, Answered = 9 }).ToList();
        var cells = DifficultiesMap.Of(TheCatalog.Value, measured, [], Nothing, DisclosureRules.Inside).Sheets[0].Lines[0].Cells;
        Assert.All(cells, c => Assert.Equal(c.Band is Band.Exactly, c.Right is not null));
        Assert.Contains(cells, c => c is { People: 30, Right: 67 } or { People: 39, Right: 72 });
        Assert.Null(cells.Single(c => c.People == 9).Right);
    }

    [Fact]
    public void The_next_wave_tells_nothing_of_the_one_who_came_in_between()
    {
        var before = Enumerable.Range(0, 24).Select(i => One($"p{i}", "MAT1", i < 10 ? 1 : 2, true)).ToList();
        var first = DifficultiesMap.Of(TheCatalog.Value, before, [], Nothing, DisclosureRules.Inside).Sheets[0].Lines[0].Cells;
        Assert.Equal("42 %", BandWords.Of(first[0], TheCatalog.Value));
        var told = first.Select((c, i) => new Published(
            [.. before.Where(m => DifficultiesMap.IsIn(m, new[] { "all", "supported", "others" }[i])).Select(m => new Counted(m.Key, m.Level < 2))], c.Band)).ToList();

        var second = DifficultiesMap.Of(TheCatalog.Value, [.. before, One("late", "MAT1", 0, true)], [], _ => told, DisclosureRules.Inside).Sheets[0].Lines[0].Cells;
        Assert.IsNotType<Band.Exactly>(second[0].Band);
        var (low, high) = second[0].Band.Counts(25);
        Assert.True(low <= 10 && high >= 11);
    }

    private static Measured One(string key, string area, int level, bool supported) => new(key, area, level, "mathematics", "centre", supported);
}
