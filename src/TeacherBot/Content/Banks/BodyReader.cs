using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>Reads what the item's type adds. Options of untested questionnaires may be plain texts.</summary>
internal sealed class BodyReader(YamlReader at, bool tested)
{
    public ImmutableArray<OptionDraft> Options { get; private set; } = [];

    public ImmutableArray<TypicalDraft> Typical { get; private set; } = [];

    public ItemBody? Read(string type)
    {
        switch (type)
        {
            case "single": return Single();
            case "multiple": return Multiple();
            case "number": return Number();
            case "text": return Words();
            case "order" when tested: return Order();
            case "match" when tested: return Match();
            case "yesno" when !tested: return new SingleChoice(["Да", "Нет"], null, false);
            case "": return null;
            default:
                var known = tested ? "single, multiple, number, text, order, match" : "yesno, single, multiple, number, text";
                at.ProblemAt("type", $"нет такого вида задания «{type}»; бывает: {known}");
                return null;
        }
    }

    private SingleChoice Single()
    {
        Options = ReadOptions();
        var numeric = at.Flag("numeric");
        var keys = Keys();
        return new(Texts(), keys.IsEmpty ? null : keys[0], numeric);
    }

    private MultipleChoice Multiple()
    {
        Options = ReadOptions();
        return new(Texts(), Keys());
    }

    private NumberEntry Number()
    {
        var unit = at.OptionalText("unit");
        if (!tested)
        {
            return new(null, 0, unit);
        }

        Typical = ReadTypical();
        return new(Decimal("answer", at.Text("answer")), at.Has("tolerance") ? Decimal("tolerance", at.Text("tolerance")) ?? 0 : 0, unit);
    }

    private TextEntry Words()
    {
        if (!tested)
        {
            return new([]);
        }

        Typical = ReadTypical();
        return new([.. at.Texts("accepted").Select(t => t.Text)]);
    }

    private Ordering Order()
    {
        at.Text("why");
        return new([.. at.Texts("entries").Select(t => t.Text)]);
    }

    private Matching Match()
    {
        at.Text("why");
        var pairs = at.RequiredMaps("pairs", at.What + ", пара").Select(p =>
        {
            var pair = (Left: p.Text("left"), Right: p.Text("right"));
            p.Close();
            return pair;
        }).ToList();
        return new([.. pairs.Select(p => p.Left)], [.. pairs.Select(p => p.Right), .. at.Texts("extra").Select(t => t.Text)]);
    }

    private ImmutableArray<OptionDraft> ReadOptions()
    {
        if (!tested && at.HasList("options") && !at.HasMaps("options"))
        {
            return [.. at.Texts("options").Select(t => new OptionDraft(t.Text, false, t.Line))];
        }

        return [.. at.RequiredMaps("options", at.What).Select(ReadOption)];
    }

    private OptionDraft ReadOption(YamlReader option)
    {
        var text = option.Text("text");
        option.What = $"{at.What}, вариант «{Short(text)}»";
        var key = tested && option.Flag("key");
        if (tested)
        {
            option.Text("why");
        }

        option.Close();
        return new(text, key, option.Line);
    }

    private ImmutableArray<TypicalDraft> ReadTypical()
    {
        var typical = ImmutableArray.CreateBuilder<TypicalDraft>();
        foreach (var one in at.Maps("typical", at.What + ", типичный ответ"))
        {
            var answer = one.Text("answer");
            one.Text("why");
            one.Close();
            typical.Add(new(answer, one.Line));
        }

        return typical.ToImmutable();
    }

    private decimal? Decimal(string key, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (Marking.TryNumber(text, out var number))
        {
            return number;
        }

        at.ProblemAt(key, $"в поле `{key}` нужно число, а записано «{text}»");
        return null;
    }

    private ImmutableArray<string> Texts() => [.. Options.Select(o => o.Text)];

    private ImmutableArray<int> Keys() => [.. Options.Select((o, i) => (o.Key, i)).Where(o => o.Key).Select(o => o.i)];

    private static string Short(string text) => text.Length <= 30 ? text : text[..29] + "…";
}
