using TeacherBot.Core.Attempts.Sheets;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Tests.Instruments;

public class SheetReaderTests
{
    // 1, 2: single of four; 3: several; 4: number; 5: word; 6: order of four; 7: pairs of two; 8: rating of four. Nothing is shuffled: see Shown.
    private static readonly Dictionary<int, SheetItem> Sheet = Bodies()
        .Select((body, i) => new SheetItem(i + 1, new Item(i, $"I-{i}", "A", null, ItemLevel.Reflexive, "Вопрос", body), 1))
        .ToDictionary(s => s.Number);

    [Theory]
    [InlineData("1а 2б", "1=о0 2=о1")]
    [InlineData("1а, 2б; 3ав", "1=о0 2=о1 3=с02")]
    [InlineData("1) а\n2) Б\n3: а, в", "1=о0 2=о1 3=с02")]
    [InlineData("1. а 2. б", "1=о0 2=о1")]
    [InlineData("1 - б 2-", "1=о1 2=?")]
    [InlineData("1- 2 - 3—", "1=? 2=? 3=?")]
    [InlineData("1а? 2б", "1=о0? 2=о1")]
    [InlineData("4: 12,5", "4=12.5")]
    [InlineData("4: 12.5 5: слово", "4=12.5 5=слово")]
    [InlineData("4: 5 м 1а", "4=5 1=о0")]
    [InlineData("4: −3 5: по  существу", "4=-3 5=по существу")]
    [InlineData("4- 5-", "4=? 5=?")]
    [InlineData("6: вбаг", "6=п2103")]
    [InlineData("6: в, б, а, г", "6=п2103")]
    [InlineData("7: а2 б1", "7=п10")]
    [InlineData("7: а-2, б-1 8: г", "7=п10 8=о3")]
    [InlineData("Здравствуйте! Мои ответы: 1а, 2в", "1=о0 2=о2")]
    [InlineData("изменить 5: слог", "5=слог")]
    [InlineData("1: не знаю", "1=?")]
    [InlineData("№1а №2б", "1=о0 2=о1")]
    [InlineData("1 а\n2 б", "1=о0 2=о1")]
    [InlineData("1:второй", "1=о1")]
    [InlineData("1a", "1=о0")]
    public void What_people_write_is_read(string text, string expected) => Assert.Equal(Sorted(expected), Said(text, [1, 2, 3, 4, 5, 6, 7, 8]));

    [Theory]
    [InlineData("1b", "1!sheet.latin")]
    [InlineData("1c 2а", "1!sheet.latin 2=о0")]
    [InlineData("1аб", "1!sheet.need-letter")]
    [InlineData("1ж", "1!sheet.need-letter")]
    [InlineData("3аа", "3!sheet.need-letters")]
    [InlineData("4: много", "4!sheet.need-number")]
    [InlineData("6: ваб", "6!sheet.need-order")]
    [InlineData("7: а1 а2", "7!sheet.need-pairs")]
    [InlineData("1а 1б", "1!sheet.twice")]
    [InlineData("1а\n1а", "1=о0")]
    [InlineData("9а", "")]
    [InlineData("спасибо, отвечу завтра", "")]
    [InlineData("в 10 классе 25 человек", "")]
    public void What_is_not_clear_is_never_guessed(string text, string expected) => Assert.Equal(Sorted(expected), Said(text, [1, 2, 3, 4, 5, 6, 7, 8]));

    [Fact]
    public void Letters_in_order_and_a_bare_answer_need_no_numbers()
    {
        Assert.Equal("1=о0 2=?", Said("а-", [1, 2]));
        Assert.Equal("1=о0 2=о2", Said("а в", [1, 2]));
        Assert.Equal("", Said("авг", [1, 2]));
        Assert.Equal("2=о1", Said("б", [2]));
        Assert.Equal("4=7", Said("7", [4]));
        Assert.Equal("3=с01", Said("аб", [3]));
    }

    private static string Sorted(string entries) => string.Join(' ', entries.Split(' ').Aggregate(new List<string>(), (all, next) =>
    {
        if (next.Length > 0 && char.IsAsciiDigit(next[0]) && next.Length > 1 && next[1] is '=' or '!')
        {
            all.Add(next);
        }
        else if (all.Count > 0)
        {
            all[^1] += " " + next;
        }

        return all;
    }).Order(StringComparer.Ordinal));

    private static string Said(string text, int[] asked) => string.Join(' ', SheetReader.Read(text, Sheet, asked).Select(e => e switch
    {
        SheetEntry.Given given => $"{given.Number}={Words(Sheet[given.Number], given.Value)}{(given.Unsure ? "?" : "")}",
        SheetEntry.Unclear unclear => $"{unclear.Number}!{unclear.Reason}",
        _ => "",
    }));

    // «о1»: the option shown second.
    private static string Words(SheetItem item, ResponseValue value) =>
        value.IsUnknown || item.Item.Body is NumberEntry or TextEntry ? value.Code
        : item.Item.Body switch { MultipleChoice => "с", Ordering or Matching => "п", _ => "о" }
            + string.Concat((item.Item.Body is MultipleChoice ? value.Numbers().Select(n => item.Shown.IndexOf(n)).Order() : value.Numbers().Select(n => item.Shown.IndexOf(n))));

    private static IEnumerable<ItemBody> Bodies() =>
    [
        new SingleChoice(["первый", "второй", "третий", "четвёртый"], 0, true),
        new SingleChoice(["раз", "два", "три", "четыре"], 0, true),
        new MultipleChoice(["раз", "два", "три", "четыре"], [0, 1]),
        new NumberEntry(5, 0, "м"),
        new TextEntry(["слово"]),
        new Ordering(["раз", "два", "три", "четыре"]),
        new Matching(["кот", "пёс"], ["мяу", "гав", "му"]),
        new Rating(["нет", "мало", "много", "очень"]),
    ];
}
