using TeacherBot.Content;
using TeacherBot.Tests.Content;

namespace TeacherBot.Tests.Identification;

/// <summary>Mistakes in the file of criteria are found by the content check, with file, line and mend.</summary>
public sealed class IdentificationContentTests
{
    private const string Good = """
        source: приказ
        checked: 2026-11-22
        indicators:
          - { id: mark, title: Отметка, unit: points, scale: 5 }
          - { id: share, title: Доля, unit: percent }
          - { id: flag, title: Признак, unit: yes-no }
        sets:
          - id: town
            title: Критерии
            document: Приказ № 5
            criteria:
              - { code: L1, group: ШНРО, title: Результаты, rule: lowest-results, threshold: 25, years: 3, indicators: [mark] }
              - { code: L2, group: ШНРО, title: Доля, rule: below, threshold: "59,5", stage: upper, indicators: [share] }
              - { code: S1, group: ШНСУ, title: Индекс, rule: lowest-index, threshold: 25, indicators: [share, flag], adverse: [share] }
              - { code: R1, group: зона риска, title: Признак, rule: presence, indicators: [flag] }
        """;

    [Fact]
    public void The_good_file_is_good()
    {
        var loaded = Assert.IsType<ContentResult.Loaded>(Load(Good, "thresholds:\n  - { set: town, code: L2, threshold: 55, order: приказ № 7 }\n"));
        Assert.Equal(59.5m, loaded.Catalog.Criteria.Sets[0].Criteria[1].Threshold);
        Assert.Equal(new("town", "L2", 55, "приказ № 7"), Assert.Single(Assert.Single(loaded.Catalog.Municipalities.Values).Thresholds));
    }

    [Theory]
    [InlineData("scale: 5", "scale: 0", "4: показатель mark: наибольший балл – от 1 до 1000, а записано 0")]
    [InlineData(", scale: 5", "", "4: показатель mark: нет поля `scale`; добавьте строку `scale: …`")]
    [InlineData("unit: percent", "unit: percent, scale: 5", "5: показатель share: нет такого поля `scale`; уберите его")]
    [InlineData("unit: yes-no", "unit: yesno", "6: показатель flag: в поле `unit` записано «yesno», а бывает: percent, points, count, yes-no")]
    [InlineData("id: share, title: Доля", "id: mark, title: Доля", "5: показатель mark: показатель с таким именем уже есть; дайте другое")]
    [InlineData("title: Доля, unit", "title: отметка, unit", "5: показатель share: показатель с таким заголовком уже есть: в таблице их не различить")]
    [InlineData("id: town", "id: Город", "8: набор Город: имя набора – маленькие латинские буквы, цифры и дефис: его пишут в командах")]
    [InlineData("code: L2", "code: L1", "13: критерий L1: критерий с таким кодом в наборе уже есть; дайте другой")]
    [InlineData("code: L1", "code: первый", "12: критерий первый: код – латинская буква и номер, например L1 или N10")]
    [InlineData("group: зона риска", "group: риск", "15: критерий R1: в поле `group` записано «риск», а бывает: ШНРО, ШНСУ, зона риска")]
    [InlineData("rule: below", "rule: less", "13: критерий L2: в поле `rule` записано «less», а бывает: lowest-results, lowest-index, below, at-most, above, at-least, behind-region, behind-town, presence, absence")]
    [InlineData("threshold: 25, years: 3", "threshold: 125, years: 3", "12: критерий L1: доля школ – больше 0 и меньше 100 процентов")]
    [InlineData("threshold: 25, years: 3", "threshold: -25, years: 3", "12: критерий L1: в поле `threshold` нужно число, а записано «-25»")]
    [InlineData("years: 3", "years: 9", "12: критерий L1: лет – от 1 до 5")]
    [InlineData("stage: upper, ", "years: 2, ", "13: критерий L2: нет поля `over`; добавьте строку `over: …`")]
    [InlineData("stage: upper, ", "over: mean, ", "13: критерий L2: нет такого поля `over`; уберите его")]
    [InlineData("stage: upper", "stage: high", "13: критерий L2: в поле `stage` записано «high», а бывает: primary, basic, upper")]
    [InlineData("indicators: [share] }", "indicators: [part] }", "13: критерий L2: показателя «part» нет в списке `indicators` вверху файла")]
    [InlineData("indicators: [share] }", "indicators: [share, mark] }", "13: критерий L2: с порогом сравнивают один показатель; разделите критерий")]
    [InlineData("indicators: [share] }", "indicators: [flag] }", "13: критерий L2: да/нет с порогом не сравнивают; поставьте rule: presence или absence")]
    [InlineData("indicators: [mark]", "indicators: [flag]", "12: критерий L1: здесь нужны баллы или проценты (unit: points или percent): остальное к 100 не привести")]
    [InlineData("adverse: [share]", "adverse: [mark]", "14: критерий S1: показателя «mark» нет среди показателей этого критерия")]
    [InlineData("[share, flag]", "[share, share]", "14: критерий S1: показатель «share» записан дважды; оставьте один")]
    [InlineData("rule: presence, indicators: [flag]", "rule: presence, indicators: [share]", "15: критерий R1: наличие судят по показателям да/нет (unit: yes-no)")]
    [InlineData("rule: presence, indicators", "rule: presence, threshold: 1, indicators", "15: критерий R1: нет такого поля `threshold`; уберите его")]
    [InlineData(", indicators: [flag] }", " }", "15: критерий R1: нет поля `indicators`; впишите показатели: `indicators: [имя]`")]
    [InlineData("    document: Приказ № 5\n", "", "8: набор town: нет поля `document`; добавьте строку `document: …`")]
    public void A_mistake_is_named_where_it_is(string old, string broken, string problem)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        var at = Good.IndexOf(old, StringComparison.Ordinal);
        var found = Assert.IsType<ContentResult.Broken>(Load(Good[..at] + broken + Good[(at + old.Length)..])).Problems;
        Assert.Equal("common/identification.yml:" + problem, found[0].ToString());
    }

    [Theory]
    [InlineData("{ set: town, code: L9, threshold: 5, order: приказ }", "порог критерия L9: в наборе «town» нет критерия L9 с порогом; наборы и коды – в common/identification.yml")]
    [InlineData("{ set: town, code: R1, threshold: 5, order: приказ }", "порог критерия R1: в наборе «town» нет критерия R1 с порогом; наборы и коды – в common/identification.yml")]
    [InlineData("{ set: town, code: L2, threshold: много, order: приказ }", "порог критерия L2: в поле `threshold` нужно число, а записано «много»")]
    [InlineData("{ set: town, code: L1, threshold: 100, order: приказ }", "порог критерия L1: доля школ – больше 0 и меньше 100 процентов")]
    [InlineData("{ set: town, code: L2, threshold: 5 }", "порог критерия L2: нет поля `order`; добавьте строку `order: …`")]
    public void An_own_threshold_is_of_a_criterion_and_has_its_order(string line, string problem) => Assert.Equal(
        "municipalities/town/identification.yml:2: " + problem,
        Assert.Single(Assert.IsType<ContentResult.Broken>(Load(Good, $"thresholds:\n  - {line}\n")).Problems).ToString());

    [Fact]
    public void A_stage_of_a_school_is_one_of_three()
    {
        using var folder = new SampleFolder();
        File.WriteAllText(folder.PathOf("municipalities/town/schools.yml"), File.ReadAllText(folder.PathOf("municipalities/town/schools.yml")).Replace("    code:", "    stage: nine\n    code:", StringComparison.Ordinal));
        Assert.All(Assert.IsType<ContentResult.Broken>(ContentLoader.Load(folder.Root, SampleFolder.Today)).Problems, p => Assert.Contains("«nine», а бывает: primary, basic, upper", p.Text, StringComparison.Ordinal));
    }

    private static ContentResult Load(string common, string? own = null)
    {
        using var folder = new SampleFolder();
        File.WriteAllText(folder.PathOf("common/identification.yml"), common);
        if (own is not null)
        {
            File.WriteAllText(folder.PathOf("municipalities/town/identification.yml"), own);
        }

        return ContentLoader.Load(folder.Root, SampleFolder.Today);
    }
}
