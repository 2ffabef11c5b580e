using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;
using TeacherBot.Core.Reports;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Identification;

/// <summary>The list for experts: what stands where.</summary>
public sealed class IdentificationReportTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void There_is_a_row_for_each_school_and_group_those_with_more_to_look_at_first()
    {
        var rows = Table(Make("lesosibirsk"), "Список 2026: Лесосибирск").Rows;
        Assert.Equal(18, rows.Length);
        Assert.Equal("1|Школа № 1|ШНРО|за 2026 год не записан|L1, L2, L3, L4, L5, L6, L7: 7 из 7 с данными, всего 7", string.Join('|', rows[0].Take(5).Select(c => c.Text)));
        Assert.Equal(["Школа № 1", "Школа № 9", "Школа № 2", "Школа № 4"], rows.Take(4).Select(r => r[1].Text));
        Assert.Equal(["ШНРО", "ШНСУ"], rows.Select(r => r[2].Text).Distinct());
        Assert.Contains("L2: нет старшей ступени", rows[1][7].Text, StringComparison.Ordinal);
        Assert.Contains("S2: место 1 снизу из 9", rows[9][5].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_in_status_come_from_the_register()
    {
        var town = NineSchools.Town with
        {
            Schools = [.. NineSchools.Town.Schools.Select((s, i) => i switch
            {
                0 => s with { Statuses = [new(2025, true, true), new(2026, true, false)] },
                1 => s with { Statuses = [new(2025, true, false)] },
                2 => s with { Statuses = [new(2026, false, false)] },
                _ => s,
            })],
        };
        var rows = Table(Make("lesosibirsk", town), "Список 2026: Лесосибирск").Rows;
        Assert.Equal("есть, 2-й год подряд", Status("Школа № 1", "ШНРО"));
        Assert.Equal("нет; был по 2025 год, лет подряд: 1", Status("Школа № 1", "ШНСУ"));
        Assert.Equal("за 2026 год не записан; был по 2025 год, лет подряд: 1", Status("Школа № 2", "ШНРО"));
        Assert.Equal("нет и не было", Status("Школа № 3", "ШНРО"));
        Assert.Equal("за 2026 год не записан", Status("Школа № 4", "ШНСУ"));

        string Status(string school, string group) => rows.Single(r => r[1].Text == school && r[2].Text == group)[3].Text;
    }

    [Fact]
    public void What_changed_since_the_year_before_is_told_where_there_are_facts()
    {
        Assert.Contains(Make("matrix").Parts.OfType<ReportPart.Prose>(), p => p.Text == "За 2025 год данных нет, сравнить не с чем.");
        var facts = NineSchools.Read("2025 internet 1 0 1 0 1 1 1 1 1\n2026 internet 0 1 1 · 1 1 1 1 1");
        Assert.Equal(
            ["1|Школа № 1|R1|не выполняется|выполняется|стал выполняться", "2|Школа № 2|R1|выполняется|не выполняется|перестал выполняться", "3|Школа № 4|R1|выполняется|нет данных|выполнялся; теперь данных нет"],
            Table(Make("matrix", facts: facts), "Изменения: Зона риска, 2025–2026").Rows.Select(r => string.Join('|', r.Where((_, i) => i != 3).Select(c => c.Text))));
        Assert.Contains(
            Make("matrix", facts: NineSchools.Read("2025 internet 0 1 1 1 1 1 1 1 1\n2026 internet 0 1 1 1 1 1 1 1 1")).Parts.OfType<ReportPart.Prose>(),
            p => p.Text == "По сравнению с 2025 годом выполняются те же критерии.");
    }

    [Fact]
    public void The_passport_says_by_what_and_who_decides()
    {
        var report = Make(null);
        Assert.Equal("Список для решения экспертов; статус присваивает комиссия", Assert.IsType<ReportPart.Prose>(report.Parts[0]).Text);
        Assert.Equal("Список для решения экспертов; статус присваивает комиссия", report.Passport.Single(l => l.Name == "Решение").Value);
        Assert.Equal(3, report.Passport.Single(l => l.Name == "Документы").Value.Split("; ").Length);
        Assert.Equal(3, report.Parts.OfType<ReportPart.Heading>().Count());
    }

    [Fact]
    public void The_criteria_stand_with_their_thresholds_and_the_municipality_s_own_with_its_order()
    {
        var town = NineSchools.Town with { Thresholds = [new("bogotol", "B3", 20, "приказ № 5")] };
        var rows = Table(Make("bogotol", town), "Критерии: Боготольский район").Rows.ToDictionary(r => r[0].Text, r => r[3].Text);
        Assert.Equal("порог не утверждён", rows["B1"]);
        Assert.Equal("20 % и больше (приказ № 5)", rows["B3"]);
        Assert.Equal("больше 30 %", rows["N1"]);
        Assert.Equal("1 и больше", rows["N6"]);
        Assert.Equal("отсутствует", rows["N8"]);
        Assert.Equal("есть", rows["N10"]);
    }

    [Fact]
    public void Without_facts_or_criteria_that_is_what_it_says()
    {
        Assert.Contains(Make(null, facts: []).Parts.OfType<ReportPart.Prose>(), p => p.Text.StartsWith("О школах ещё ничего не внесено", StringComparison.Ordinal));
        var bare = TheCatalog.Value with { Criteria = CriteriaBook.Empty };
        Assert.Contains(IdentificationReport.Of(new(2026, null, NineSchools.Town, SchoolFacts.Of([]), At), bare).Parts.OfType<ReportPart.Prose>(), p => p.Text.StartsWith("Критериев нет", StringComparison.Ordinal));
    }

    private static Report Make(string? set, Municipality? town = null, IEnumerable<SchoolFact>? facts = null) =>
        IdentificationReport.Of(new(2026, set, town ?? NineSchools.Town, SchoolFacts.Of(facts ?? NineSchools.Facts), At), TheCatalog.Value);

    private static ReportPart.Table Table(Report report, string title) => report.Parts.OfType<ReportPart.Table>().Single(t => t.Title == title);
}
