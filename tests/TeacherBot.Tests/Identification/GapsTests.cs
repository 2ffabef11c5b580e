using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Identification;

/// <summary>What the documents leave open, and how it was decided.</summary>
public sealed class GapsTests
{
    [Fact]
    public void A_quarter_of_nine_is_three() => Assert.Equal("+++------", Signs("S3", "2026 new-books 1 2 3 4 5 6 7 8 9"));

    [Theory]
    [InlineData("2026 new-books 1 2 3 3 5 6 7 8 9", "++++-----")]
    [InlineData("2026 new-books 1 1 1 1 1 6 7 8 9", "+++++----")]
    [InlineData("2026 new-books 1 1 2 3 4 6 7 8 9", "+++------")]
    public void Who_equals_the_last_of_the_quarter_is_listed_too(string facts, string signs)
    {
        Assert.Equal(signs, Signs("S3", facts));
        var met = signs.Count(c => c == '+');
        var ranked = Assert.IsType<Evidence.Ranked>(Judge("S3", facts)[0].Evidence);
        Assert.Equal((3, met), (ranked.Ranking.Quota, ranked.Ranking.Listed));
        Assert.Equal(met > 3, Words("S3", facts).Contains($"на границе равные индексы, поэтому в списке {met}", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_all_are_equal_nobody_is_the_lowest()
    {
        Assert.Equal("---------", Signs("S3", "2026 new-books 7 7 7 7 7 7 7 7 7"));
        Assert.Contains("самых низких нет", Words("S3", "2026 new-books 7 7 7 7 7 7 7 7 7"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_quarter_is_of_the_schools_with_data()
    {
        Assert.Equal("++---????", Signs("S3", "2026 new-books 1 2 3 4 5 · · · ·"));
        Assert.Equal("место 1 снизу из 5, индекс 0; нижние 25 % – 2 школы; 2026; с данными 5 школ из 9", Words("S3", "2026 new-books 1 2 3 4 5 · · · ·"));
        Assert.Equal("+---?????", Signs("S3", "2026 new-books 1 2 3 4 · · · · ·"));
    }

    [Fact]
    public void Of_three_schools_a_quarter_is_less_than_one()
    {
        Assert.Equal("?????????", Signs("S3", "2026 new-books 1 2 3 · · · · · ·"));
        Assert.Equal("школ с данными 3: такая доля меньше одной школы", Words("S3", "2026 new-books 1 2 3 · · · · · ·"));
        Assert.Equal("нет данных: «Учебная литература не старше 3 лет, %», 2026", Words("S3", "2026 new-books 1 2 3 · · · · · ·", 8));
    }

    [Fact]
    public void A_school_needs_a_result_in_each_of_the_three_years()
    {
        var facts = "2024 vpr-russian · 3 3 4 4 4 4 5 5\n2025 vpr-russian 2 3 3 4 4 4 4 5 5\n2026 vpr-russian 2 3 3 4 4 4 4 5 5";
        Assert.Equal("?++------", Signs("L1", facts));
        Assert.Equal("нет данных за 2024", Words("L1", facts));
    }

    [Fact]
    public void A_school_without_an_upper_stage_is_compared_by_what_it_takes_part_in()
    {
        // ЕГЭ is far lower than ВПР everywhere: by plain means every school but the ninth would be the lowest.
        var facts = string.Join('\n', Enumerable.Range(2024, 3).SelectMany(y => new[] { $"{y} ege-russian 40 41 42 43 44 45 46 47 ·", $"{y} vpr-russian 4 4 4 4 4 4 4 4 3" }));
        Assert.Equal("++------+", Signs("L1", facts));
    }

    [Fact]
    public void A_school_without_an_upper_stage_has_none_to_go_on_to()
    {
        Assert.Equal("нет старшей ступени", Words("L2", "2026 to-upper 10 10 10 10 10 10 10 10 10", 8));
        var primary = NineSchools.Town with { Schools = [.. NineSchools.Town.Schools.Select(s => s with { Stage = SchoolStage.Primary })], Thresholds = [new("bogotol", "B5", 20, "приказ")] };
        var verdict = NineSchools.Judge("bogotol", NineSchools.Facts, primary).First(v => v.Code == "B5");
        Assert.Equal("нет основной ступени", IdentificationWords.Of(verdict.Evidence, Criterion("B5"), TheCatalog.Value));
    }

    [Fact]
    public void A_part_nobody_collects_is_left_out_and_one_that_is_collected_is_asked_of_all()
    {
        Assert.Equal("+++------", Signs("S1", "2026 remote 90 80 70 3 3 3 3 3 3"));

        var verdicts = Judge("S1", "2026 remote 90 80 70 3 3 3 3 3 3\n2026 deviant · · · · · · · · 5");
        Assert.Equal([.. Enumerable.Repeat(Lack.Value, 8), Lack.Schools], verdicts.Select(v => Assert.IsType<Evidence.Missing>(v.Evidence).Lack));
    }

    [Fact]
    public void The_mean_of_the_municipality_holds_the_school_itself_unless_the_office_has_one()
    {
        // With itself the mean is 50 and the school 9 behind; without it 51,125.
        var facts = "2026 quality 41 45 50 54 50 50 50 50 60";
        Assert.Equal("---------", Signs("L6", facts));
        Assert.Equal("«Качество обученности, %»: 41 против 50 (среднее школ муниципалитета: 9, вместе с этой), отставание 9; порог: отставание на 10 пунктов и больше", Words("L6", facts));
        Assert.Contains("60 против 50 (среднее школ муниципалитета: 9, вместе с этой), впереди на 10;", Words("L6", facts, 8), StringComparison.Ordinal);
        var entered = NineSchools.Judge("lesosibirsk", [.. NineSchools.Read(facts), new(SchoolFact.Town, 2026, "quality", 51)]);
        Assert.Equal("+--------", NineSchools.Signs(entered, "L6"));
        Assert.Equal("?????????", Signs("L6", "2026 quality 41 · · · · · · · ·"));
    }

    [Fact]
    public void Without_the_mean_of_the_region_a_gap_is_not_known()
    {
        Assert.Equal("?????????", Signs("L3", "2026 ege-russian 10 20 30 40 50 60 70 80 ·"));
        Assert.Equal("не с чем сравнить, нет среднего: «ЕГЭ русский язык, средний балл», 2026", Words("L3", "2026 ege-russian 10 20 30 40 50 60 70 80 ·"));
    }

    [Fact]
    public void Marks_are_brought_to_a_hundred_before_they_are_behind()
    {
        SchoolFact[] facts = [.. NineSchools.Read("2026 oge-mathematics 3 3.01 4 4 4 4 4 4 4"), new(SchoolFact.Region, 2026, "oge-mathematics", 4.0001m)];
        Assert.Equal("+--------", NineSchools.Signs(NineSchools.Judge("lesosibirsk", facts), "L3"));
    }

    [Theory]
    [InlineData("L2", "59,99 % (2026); порог: меньше 60 %")]
    [InlineData("L4", "в среднем 0,5 %: 0,4 % (2024), 0,5 % (2025), 0,6 % (2026); порог: 0,5 % и меньше")]
    [InlineData("L1", "место 1 снизу из 9, индекс −16,04; нижние 25 % – 3 школы; 2024–2026")]
    [InlineData("L3", "«ЕГЭ русский язык, средний балл», «ОГЭ русский язык, средняя отметка»: 55 против 80 (среднее по региону), отставание 25; порог: отставание больше 20 пунктов из 100")]
    [InlineData("S2", "место 1 снизу из 9, индекс 0; нижние 25 % – 3 школы; 2026; на границе равные индексы, поэтому в списке 4 школы")]
    public void The_numbers_stand_behind_a_verdict(string code, string words) =>
        Assert.Equal(words, IdentificationWords.Of(NineSchools.Judge("lesosibirsk", NineSchools.Facts).First(v => v.Code == code).Evidence, Criterion(code), TheCatalog.Value));

    [Fact]
    public void Who_is_there_stands_beside_who_is_not()
    {
        var verdicts = NineSchools.Judge("bogotol", NineSchools.Facts).Where(v => v.Code == "N7").ToList();
        Assert.Equal("есть: «Есть психолог»; нет: «Есть дефектолог», «Есть логопед», «Есть социальный педагог»; 2026", IdentificationWords.Of(verdicts[1].Evidence, Criterion("N7"), TheCatalog.Value));
        Assert.Equal("нет данных: «Есть психолог», 2026", IdentificationWords.Of(verdicts[2].Evidence, Criterion("N7"), TheCatalog.Value));
    }

    private static List<Verdict> Judge(string code, string facts) => [.. NineSchools.Judge("lesosibirsk", NineSchools.Read(facts)).Where(v => v.Code == code)];

    private static string Signs(string code, string facts) => NineSchools.Signs(Judge(code, facts), code);

    private static string Words(string code, string facts, int school = 0) => IdentificationWords.Of(Judge(code, facts)[school].Evidence, Criterion(code), TheCatalog.Value);

    private static Criterion Criterion(string code) => TheCatalog.Value.Criteria.Sets.SelectMany(s => s.Criteria).First(c => c.Code == code);
}
