using TeacherBot.Core.Segments;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Segments;

public class SegmentParserTests
{
    [Theory]
    [InlineData("предмет = физика", "предмет = физика")]
    [InlineData("ПРЕДМЕТ=Физика", "предмет = физика")]
    [InlineData("предмет = русский язык", "предмет = «русский язык»")]
    [InlineData("предмет = физика или математика", "предмет в (физика, математика)")]
    [InlineData("предмет = физика или школа = Школа № 4", "предмет = физика или школа = «Школа № 4»")]
    [InlineData("не предмет = физика", "предмет != физика")]
    [InlineData("предмет ≠ физика", "предмет != физика")]
    [InlineData("предмет не в (физика, математика)", "предмет не в (физика, математика)")]
    [InlineData("предмет в списке (физика)", "предмет = физика")]
    [InlineData("статус = ШНРО или ШНСУ", "статус = «ШНРО или ШНСУ»")]
    [InlineData("статус = ШНРО или статус = ШНСУ", "статус = ШНРО или статус = ШНСУ")]
    [InlineData("кластер = Центральный куст", "куст = «Центральный куст»")]
    [InlineData("должность = учитель и подписка = новости", "должность = учитель и подписка = новости")]
    [InlineData("все и не (предмет = физика или предмет = математика)", "все и не (предмет = физика или предмет = математика)")]
    [InlineData("записан(\"взаимопосещение 20 января\")", "записан(«Открытый урок «Сечение на коробке»»)")]
    [InlineData("была(«Открытый урок «Сечение на коробке»»)", "был(«Открытый урок «Сечение на коробке»»)")]
    [InlineData("предмет = физика и область(\"магнетизм\") < 2 и статус = ШНРО", "предмет = физика и область(«Магнетизм, индукция, колебания и волны») < 2 и статус = ШНРО")]
    [InlineData("тема(PHY5) < 1", "область(«Магнетизм, индукция, колебания и волны») < 1")]
    public void A_rule_is_read_and_printed_in_its_own_words(string typed, string printed)
    {
        var segment = Read(typed);

        Assert.Equal(printed, segment.ToString());
        Assert.Equal(segment.Root, Read(segment.ToString()).Root);
    }

    [Theory]
    [InlineData("предмт = физика", 0, 6, "Не знаю слова „предмт“ (место 1). Может быть, „предмет“?")]
    [InlineData("предмет = физека", 10, 6, "Не знаю предмета „физека“ (место 11). Может быть, „физика“?")]
    [InlineData("все и предмет = физика и стаж = 5", 25, 4, "Не знаю слова „стаж“ (место 26). Условие начинают словами: предмет, куст, школа, статус, должность, подписка, начал, завершил, записан, был, область, все.")]
    [InlineData("область(\"магнитизм\") < 2", 8, 11, "Не знаю темы „магнитизм“ (место 9). Может быть, „Магнетизм, индукция, колебания и волны“?")]
    [InlineData("муниципалитет = луговой", 0, 13, "Не знаю слова „муниципалитет“ (место 1). Условие начинают словами: предмет, куст, школа, статус, должность, подписка, начал, завершил, записан, был, область, все.")]
    [InlineData("школа = школа", 8, 5, "„школа“ (место 9) подходит к нескольким: Школа № 1; Школа № 2 имени М. В. Ломоносова; Школа № 4; Школа № 5. Напишите точнее.")]
    [InlineData("предмет = физика область(PHY5) < 2", 17, 7, "Лишнее: „область“ (место 18). Между условиями ставят «и» или «или».")]
    [InlineData("предмет = физика и", 18, 0, "Условие не закончено (место 19). Допишите, например: предмет = физика.")]
    [InlineData("предмет физика", 8, 6, "После слова „предмет“ нужно =, != или «в (…, …)» (место 9).")]
    [InlineData("(предмет = физика", 17, 0, "Здесь нужна скобка „)“ (место 18).")]
    [InlineData("предмет = ", 10, 0, "Здесь нужно название предмета (место 11).")]
    [InlineData("предмет = «физика", 10, 1, "Кавычка не закрыта (место 11).")]
    [InlineData("область(PHY5)", 13, 0, "После области напишите < 1, < 2 или < 3 (место 14).")]
    [InlineData("область(PHY5) < 4", 16, 1, "После области напишите < 1, < 2 или < 3 (место 17).")]
    [InlineData(") и все", 0, 1, "Здесь нужно условие, а стоит „)“ (место 1). Например: предмет = физика.")]
    [InlineData("  ", 2, 0, "Условие пустое. Напишите, например: предмет = физика. Всем сразу — слово «все».")]
    public void A_mistake_names_the_word_its_place_and_the_mend(string typed, int at, int length, string text)
    {
        var mistake = Mistake(typed);

        Assert.Equal((at, length, text), (mistake.At, mistake.Length, mistake.Text));
    }

    [Theory]
    [InlineData("область(PHY5) < 2 или предмет = физика", "segments.need.only-and", 0)]
    [InlineData("не область(PHY5) < 2", "segments.need.only-and", 3)]
    [InlineData("область(PHY5) < 2 и область(PHY4) < 2", "segments.need.twice", 20)]
    [InlineData("область(PHY5) < 2 и школа = Школа № 4", "segments.need.company", 20)]
    [InlineData("предмет = физика и область(PHY5) < 2 и не записан(\"Почему теряются корни\")", "segments.need.company", 39)]
    [InlineData("область(PHY5) < 2 и завершил(physics-levels)", "segments.need.company", 20)]
    [InlineData("область(PHY5) < 2 и куст != Центральный куст", "segments.need.company", 20)]
    [InlineData("область(PHY5) < 2 и статус в (ШНРО, прочие)", "segments.need.company", 20)]
    [InlineData("область(PHY5) < 2 и статус = ШНРО и статус = ШНСУ", "segments.need.company", 20)]
    [InlineData("предмет = математика и область(PHY5) < 2", "segments.need.other-subject", 0)]
    public void A_need_combines_only_as_ruling_R2_allows(string typed, string id, int at)
    {
        var mistake = Mistake(typed);

        Assert.StartsWith(TheCatalog.Value.Texts[id].Text.Split('{', '(')[0], mistake.Text, StringComparison.Ordinal);
        Assert.Equal(at, mistake.At);
    }

    [Fact]
    public void Every_example_of_the_guide_is_read()
    {
        var guide = File.ReadAllLines(Path.Combine(Repository.Root, "deploy", "guides", "segments.md"));
        var block = guide.SkipWhile(l => l != "```").Skip(1).TakeWhile(l => l != "```");
        var table = guide.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).SelectMany(l => l.Split('|')[3].Split('`').Where((_, i) => i % 2 == 1));
        var examples = block.Concat(table).ToList();

        Assert.True(examples.Count >= 14);
        Assert.All(examples, e => Read(e));
    }

    [Fact]
    public void A_need_becomes_a_point_of_the_lattice()
    {
        Assert.Equal(new NeedWish("PHY5", 2, "physics", "left-bank", "either"), Read("область(PHY5) < 2 и статус = «ШНРО или ШНСУ» и куст = Левобережный куст").Need);
        Assert.Equal(new NeedWish("PHY5", 2, "physics", "centre", null), Read("область(PHY5) < 2", new("zarechny", "centre")).Need);
        Assert.Null(Read("предмет = физика").Need);
        Assert.True(Read("область(PHY5) < 2").CountsOnly);
        Assert.True(Read("завершил(physics-levels)").CountsOnly);
        Assert.False(Read("предмет = физика").CountsOnly);
    }

    [Fact]
    public void A_sender_of_a_cluster_knows_no_names_outside_it()
    {
        var cluster = new SegmentScope("zarechny", "centre");

        Assert.IsType<Mistaken>(Parse("куст = Левобережный куст", cluster));
        Assert.IsType<Mistaken>(Parse("школа = Школа № 4", cluster));
        Assert.IsType<Parsed>(Parse("школа = Школа № 1", cluster));
    }

    [Fact]
    public void An_anonymous_questionnaire_has_no_traces() =>
        Assert.Contains("анонимный", Mistake($"начал({TheCatalog.Value.Instruments.First(i => i.Anonymous).Id})").Text, StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_typed_is_answered()
    {
        string[] pieces = ["предмет", "=", "!=", "(", ")", "и", "или", "не", "в", ",", "«", "»", "\"", "<", "2", "физика", "область", "все", "школа", "№", "4", "записан", "начал", " ", "\n", "щ", "'", ";", "--"];
        Cases.Run(11, 3000, (random, size) => string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, size).Select(_ => pieces[random.Next(pieces.Length)])), typed =>
        {
            if (Parse(typed, SegmentMaker.Town) is Mistaken { Mistake: var mistake })
            {
                Assert.InRange(mistake.At, 0, typed.Length);
                Assert.InRange(mistake.At + mistake.Length, mistake.At, typed.Length);
                Assert.DoesNotContain("дефицит", mistake.Text, StringComparison.OrdinalIgnoreCase);
            }
        });
    }

    [Theory]
    [InlineData("(", 2000)]
    [InlineData("не ", 600)]
    [InlineData("все и ", 300)]
    [InlineData("ж", 5000)]
    public void A_monstrous_rule_is_a_mistake_and_no_crash(string piece, int times) =>
        Assert.NotEmpty(Mistake(string.Concat(Enumerable.Repeat(piece, times))).Text);

    [Fact]
    public void What_is_printed_is_read_back_as_it_was() => Cases.Run(23, 2000, SegmentMaker.Condition, condition =>
        Assert.Equal(condition, Read(SegmentPrinter.Print(condition)).Root));

    [Fact]
    public void A_need_that_is_printed_is_read_back_as_it_was() => Cases.Run(29, 50, (random, _) => SegmentMaker.Need(random), need =>
        Assert.Equal(need, Read(SegmentPrinter.Print(need)).Root));

    private static Segment Read(string typed, SegmentScope? scope = null) => Parse(typed, scope ?? SegmentMaker.Town) switch
    {
        Parsed parsed => parsed.Segment,
        Mistaken mistaken => throw new InvalidOperationException($"{typed}: {mistaken.Mistake}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static SegmentMistake Mistake(string typed) => Assert.IsType<Mistaken>(Parse(typed, SegmentMaker.Town)).Mistake;

    private static SegmentOutcome Parse(string typed, SegmentScope scope) => SegmentParser.Parse(typed, TheCatalog.Value, scope, SegmentMaker.Now);
}
