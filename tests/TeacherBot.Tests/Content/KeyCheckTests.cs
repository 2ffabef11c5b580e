using TeacherBot.Content.Banks.Computed;

namespace TeacherBot.Tests.Content;

public class KeyCheckTests
{
    [Theory]
    [InlineData("Масштаб 1 : 50 000, между ними 4 см.", new[] { 1.0, 50000, 4 })]
    [InlineData("Было −3,5 °C, стало 12 %; 7−3 и x = 2.", new[] { -3.5, 12, 7, 3, 2 })]
    [InlineData("В 2024 году 30 000 учителей", new[] { 2024.0, 30000 })]
    [InlineData("отрезок [−2; 4], 3·10 и x² − 5", new[] { -2.0, 4, 3, 10, 5 })]
    public void Numbers_are_read_as_people_write_them(string text, double[] numbers) => Assert.Equal(numbers, NumbersInText.Of(text));

    [Theory]
    [InlineData("a * 1000000 * 1000000", 3e12)]
    [InlineData("1 / 4 + a", 3.25)]
    [InlineData("C(5, 2) + Fact(3) + Gcd(12, 18) + Lcm(4, 6)", 34)]
    [InlineData("Round(a / 2, 0)", 2)]
    [InlineData("if(a > 2, Sqrt(16), 0)", 4)]
    [InlineData("Pow(a, 2) + Max(1, 2) + Pi - Pi", 11)]
    public void Formulas_give_numbers(string text, double value) =>
        Assert.Equal(value, new Formula(text).Number([KeyValuePair.Create("a", 3.0)])!.Value, 9);

    [Fact]
    public void Division_by_zero_is_no_number() =>
        Assert.Throws<FormulaException>(() => new Formula("1 / a").Number([KeyValuePair.Create("a", 0.0)]));

    [Fact]
    public void Huge_whole_numbers_do_not_wrap_around() =>
        Assert.Throws<FormulaException>(() => new Formula("9000000000000000000 * 9").Number([]));

    [Fact]
    public void Conditions_of_options_and_values_of_entries_are_checked_too()
    {
        using var folder = new SampleFolder();
        folder.Replace("common/instruments/algebra/ALG.yml", "text: Сколько корней имеет уравнение второго вида?", "text: Сколько корней имеет x² = 7?");
        File.AppendAllText(folder.PathOf("common/instruments/algebra/checks/ALG.yml"), """
            - item: ALG-1-2
              data: { a: 7 }
              keys: ["a < 0", "a = 0", "a > 0", "a * 0 > 1"]
            """);
        Assert.Equal([], Problems(folder));

        folder.Replace("common/instruments/algebra/checks/ALG.yml", "\"a > 0\"", "\"a > 9\"");
        Assert.Equal(["вычисление к ALG-1-2: условия выполнены для вариантов ни для одного, а ключ — 3"], Problems(folder));
    }

    [Fact]
    public void Order_of_entries_must_follow_from_the_numbers()
    {
        using var folder = new SampleFolder();
        folder.Replace("common/instruments/algebra/ALG.yml", "[прочитать условие, выбрать неизвестное, решить уравнение]", "[половина от 8, треть от 15, сумма 3 и 4]");
        File.AppendAllText(folder.PathOf("common/instruments/algebra/checks/ALG.yml"), """
            - item: ALG-2-3
              data: { a: 8, b: 15, c: 3, d: 4 }
              order: [a / 2, b / 3, c + d]
            """);
        Assert.Equal([], Problems(folder));

        folder.Replace("common/instruments/algebra/checks/ALG.yml", "c + d]", "d]");
        Assert.Equal(["вычисление к ALG-2-3: значения строк должны строго возрастать или строго убывать в верном порядке, по одному на строку"], Problems(folder));
    }

    private static IEnumerable<string> Problems(SampleFolder folder) =>
        TeacherBot.Content.ContentLoader.Load(folder.Root, SampleFolder.Today) is TeacherBot.Content.ContentResult.Broken broken
            ? broken.Problems.Select(p => p.Text)
            : [];
}
