using System.Text;
using TeacherBot.Content.Exchange;
using TeacherBot.Content.Exchange.Gift;

namespace TeacherBot.Tests.Content.Exchange;

public class GiftTests
{
    private static readonly HashSet<string> _known = ["ALG"];

    [Fact]
    public void Each_feature_becomes_its_item()
    {
        var gift = GiftReader.Read(Sample("features"), null, "features", _known);

        Assert.Equal("26: «G8»: отклик на прочие ответы не поддержан и пропущен", Assert.Single(gift.Remarks.Select(r => $"{r.Line}: {r.Text}")));
        Assert.Equal(File.ReadAllText(PathOf("features.yml")), Workshop.Text(gift.Bank));
    }

    [Fact]
    public void What_is_not_supported_is_named_by_its_line_and_the_rest_is_taken()
    {
        var gift = GiftReader.Read(Sample("strange"), null, "strange", _known);

        Assert.Equal(
            [
                "1: категория «Разное» — не код области из common/areas.yml; её вопросы попадут в общий список",
                "3: «S1»: развёрнутый ответ (эссе) не поддержан; пропущено",
                "5: «S2»: это описание без вопроса; пропущено",
                "7: «S3»: несколько пропусков в одном вопросе не поддержаны; пропущено",
                "9: «S4»: скобки { } не закрыты или стоят не на месте; пропущено. Знаки { } ~ = # : в тексте пишут с \\ перед ними",
                "11: «S5»: ответы не понять: каждый начинается со знака = или ~; пропущено",
                "13: «S6»: верный ответ не число; пропущено",
                "15: «S7»: часть балла за вариант «отчасти» не поддержана; он считается неверным",
                "17: «S8»: часть балла за ответ «квадрат» не поддержана; ответ пропущен",
                "17: «S8»: звёздочка в ответе «ромб*» не значит «любые знаки»; впишите ответы целиком",
            ],
            gift.Remarks.Select(r => $"{r.Line}: {r.Text}"));
        Assert.Equal(["S7", "S8", "S9", "S9-2"], gift.Bank.Items.Select(i => i.Id));
    }

    [Fact]
    public void Strangers_file_becomes_a_draft_that_says_what_it_lacks()
    {
        using var shop = new Workshop();
        var file = shop.Save("test.gift", "::G1::Сколько сторон у треугольника? {=три#верно ~две#нет ~пять#нет ~шесть#нет ####Три отрезка.}");

        var exit = shop.Import(file);

        Assert.Equal(0, exit);
        Assert.Equal(
            [
                $"{file}:1: задание G1: впишите checked, next_step, seconds, source",
                $"{file}:1: задание G1: нужны два независимых решения, каждое отдельной строкой списка `verified`",
                $"Черновик test записан в {Path.ChangeExtension(file, ".draft")}: заданий 1. Дополните его по замечаниям и перенесите в папку содержания.",
            ],
            shop.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(Path.Combine(shop.Content, "common/instruments/test")));
        Assert.Contains("kind: percent", File.ReadAllText(Path.Combine(Path.ChangeExtension(file, ".draft"), "instrument.yml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_take_is_a_failure_and_nothing_is_written()
    {
        using var shop = new Workshop();
        var file = shop.Save("test.gift", "::S1::Расскажите. {}");

        Assert.Equal(1, shop.Import(file));
        Assert.Equal($"{file}:1: «S1»: развёрнутый ответ (эссе) не поддержан; пропущено\nНичего не записано: нет ни одного вопроса, который можно взять.\n", shop.Output);
        Assert.False(Directory.Exists(Path.ChangeExtension(file, ".draft")));
    }

    [Fact]
    public void Own_export_goes_back_among_the_banks_only_when_told_to_replace()
    {
        using var shop = new Workshop();
        var before = Workshop.Text(shop.Bank("algebra"));
        var file = shop.Save("algebra.gift", ExchangeVerbs.Bytes(shop.Bank("algebra"), ".gift"));

        var refused = Assert.Throws<TeacherBot.Operations.Verbs.VerbFailure>(() => shop.Import(file));
        var exit = shop.Import(file, force: true);

        Assert.Contains("уже есть вопросник", refused.Message, StringComparison.Ordinal);
        Assert.True(exit == 0, shop.Output);
        Assert.Equal(before, Workshop.Text(shop.Bank("algebra")));
        Assert.True(File.Exists(Path.Combine(shop.Content, "common/instruments/algebra/checks/ALG.yml")));
    }

    [Fact]
    public void Question_changed_in_Moodle_keeps_the_rest_of_its_passport()
    {
        using var shop = new Workshop();
        var text = Encoding.UTF8.GetString(ExchangeVerbs.Bytes(shop.Bank("algebra"), ".gift")).Replace("Найдите половину числа 5", "Чему равна половина числа 5", StringComparison.Ordinal);

        var item = GiftReader.Read(text, null, "x", _known).Bank.Items.Single(i => i.Id == "ALG-2-1");

        Assert.Equal("Чему равна половина числа 5.", item.Fields.Text("text"));
        Assert.Equal("34", item.Fields.Text("seconds"));
    }

    [Fact]
    public void Rubbish_is_never_an_exception()
    {
        const string Signs = "~=#{}:\\%->$.n \n/@[]1T";
        var random = new Random(7);
        var sample = Sample("features") + Sample("strange") + "//@ вопросник tests.1.1.1 = x\n//@ вопросник kind = levels\n//@ область area = ../x\n//@ задание a.b.c =\n";
        for (var i = 0; i < 400; i++)
        {
            var text = new StringBuilder(i % 2 == 0 ? "" : sample);
            for (var n = 0; n < 60; n++)
            {
                text.Insert(random.Next(text.Length + 1), Signs[random.Next(Signs.Length)]);
            }

            var bank = GiftReader.Read(text.ToString(), null, "x", _known).Bank;
            Assert.NotNull(Workshop.Text(bank));
            Assert.NotNull(GiftWriter.Write(bank));
        }
    }

    [Fact]
    public void Broken_notes_of_ours_are_told_and_never_an_exception()
    {
        using var shop = new Workshop();
        var text = Encoding.UTF8.GetString(ExchangeVerbs.Bytes(shop.Bank("algebra"), ".gift"));
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i += 5)
        {
            var file = shop.Save("broken.gift", string.Join('\n', lines.Where((_, n) => n != i)));
            Assert.InRange(shop.Import(file, to: shop.PathOf("to"), force: true), 0, 1);
        }
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Content/Exchange/Gift", name);

    private static string Sample(string name) => File.ReadAllText(PathOf(name + ".gift"));
}
