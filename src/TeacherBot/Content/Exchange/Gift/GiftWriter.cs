using System.Globalization;
using System.Text;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>
/// Writes a bank for Moodle. Each question is read back at once, and whatever GIFT did not keep goes into notes above it: the
/// file loses nothing by construction.
/// </summary>
internal sealed class GiftWriter
{
    private readonly StringBuilder _text = new();

    public static string Write(Bank bank)
    {
        var writer = new GiftWriter();
        writer.Line($"// {bank.Id}: выгружено из TeacherBot. Строки с //@ хранят то, чего нет в GIFT; не меняйте их, если файл ещё вернётся.");
        writer.Notes(GiftNote.Of(GiftNote.Head, bank.Head));
        var (area, triad) = ((string?)null, "");
        foreach (var item in bank.Items)
        {
            if (item.Area != area)
            {
                (area, triad) = (item.Area, "");
                writer.Area(bank, area);
            }

            if (item.Triad != triad)
            {
                triad = item.Triad;
                writer.Notes(bank.Triads.Where(t => t.Area == area && t.Id == triad).SelectMany(t => GiftNote.Of(GiftNote.Triad, t.Fields)));
            }

            writer.Item(item);
        }

        return writer._text.ToString();
    }

    private void Area(Bank bank, string area)
    {
        Line("");
        Line("$CATEGORY: " + (area.Length == 0 ? bank.Id : $"{bank.Id}/{area}"));
        Line("");
        Notes(bank.Areas.Where(a => a.Text("area") == area).SelectMany(a => GiftNote.Of(GiftNote.Area, a)));
    }

    private void Item(BankItem item)
    {
        var question = Question(item.Fields);
        var block = GiftSplitter.Split(question).First();
        var read = GiftQuestion.Parse(block).Fields ?? YamlFields.Empty(0);
        if (item.Fields.Text("type") == "order" && read.Find("pairs") is YamlList pairs)
        {
            read = read.Without("pairs").With("entries", pairs with { Values = [.. pairs.Values.OfType<YamlMap>().Select(p => p.Find("right")!)] });
        }

        Notes(item.Fields.Entries.Where(e => e.Key != "id" && !YamlFields.Same(e.Value, read.Find(e.Key))).SelectMany(e => GiftNote.Of(GiftNote.Item, e.Key, e.Value)));
        Notes(read.Entries.Where(e => item.Fields.Find(e.Key) is null).Select(e => new GiftNote(GiftNote.Item, e.Key, "", 0)));
        Line(question);
        Line("");
    }

    private void Notes(IEnumerable<GiftNote> notes)
    {
        foreach (var note in notes)
        {
            Line(note.ToString().TrimEnd());
        }
    }

    private static string Question(YamlMap item)
    {
        var answers = Answers(item);
        var explanation = item.Text("explanation") is { Length: > 0 } text ? ["####" + GiftText.Escape(text)] : Array.Empty<string>();
        return $"::{GiftText.Escape(item.Text("id"))}::{GiftText.Escape(item.Text("text"))} {{{string.Join('\n', answers.Concat(explanation))}}}";
    }

    private static IEnumerable<string> Answers(YamlMap item)
    {
        var options = item.Maps("options");
        var keys = options.Count(o => o.Text("key") == "true");
        return item.Text("type") switch
        {
            "multiple" when keys > 0 => options.Select(o => Answer(o, "text", o.Text("key") == "true" ? $"~%{Share(keys)}%" : "~%-100%")),
            "single" or "multiple" when !options.IsEmpty => options.Select(o => Answer(o, "text", o.Text("key") == "true" ? "=" : "~")),
            "single" or "multiple" => item.Scalars("options").Select(o => "~" + GiftText.Escape(o.Text)),
            "number" when Number(item.Text("answer")) is { } answer =>
                [$"#={answer}{(Number(item.Text("tolerance")) is { } tolerance ? ":" + tolerance : "")}", .. item.Maps("typical").Where(t => Number(t.Text("answer")) is not null).Select(t => Answer(t, "answer", "=%0%"))],
            "text" => [.. item.Scalars("accepted").Select(a => "=" + Word(a.Text)), .. item.Maps("typical").Select(t => Answer(t, "answer", "=%0%", true))],
            "order" => item.Scalars("entries").Select((e, i) => string.Create(CultureInfo.InvariantCulture, $"={i + 1} -> {GiftText.Escape(e.Text)}")),
            "match" => [.. item.Maps("pairs").Select(p => $"={GiftText.Escape(p.Text("left"))} -> {GiftText.Escape(p.Text("right"))}"), .. item.Scalars("extra").Select(e => "= -> " + GiftText.Escape(e.Text))],
            _ => [],
        };
    }

    private static string Answer(YamlMap member, string name, string sign, bool word = false)
    {
        var raw = member.Text(name);
        var text = word ? Word(raw) : name == "answer" && Number(raw) is { } number ? number : GiftText.Escape(raw);

        // A text that begins like a weight gets a true one before it.
        var weight = text.StartsWith('%') && sign.Length == 1 ? sign == "=" ? "%100%" : "%0%" : "";
        return sign + weight + text + (member.Text("why") is { Length: > 0 } why ? "#" + GiftText.Escape(why) : "");
    }

    private static string Word(string text) => GiftText.Escape(text).Replace("*", "\\*", StringComparison.Ordinal);

    // Moodle reads only a decimal point.
    private static string? Number(string text) =>
        Marking.TryNumber(text, out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : null;

    private static string Share(int keys) => (100m / keys).ToString("0.#####", CultureInfo.InvariantCulture);

    private void Line(string line) => _text.Append(line).Append('\n');
}
