using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>What stands in the braces: choice, true or false, words, number, pairs. Partial marks have no place here and are named.</summary>
internal sealed partial class GiftBody(GiftBlock block, List<GiftRemark> remarks)
{
    // Moodle's own escape for an asterisk that is not «any characters».
    private const string Star = "\\*";

    /// <summary>Null when it cannot be understood; a remark says why.</summary>
    public YamlMap? Read(string text, int offset)
    {
        var trimmed = text.Trim();
        if (trimmed[0] == '#')
        {
            var from = text.IndexOf('#') + 1;
            return Number(text[from..], offset + from);
        }

        if (TrueFalse().Match(trimmed) is { Success: true } match)
        {
            return YesNo(match);
        }

        var answers = GiftAnswer.Split(text, offset);
        if (answers.IsEmpty)
        {
            Say(offset, "ответы не понять: каждый начинается со знака = или ~; пропущено");
            return null;
        }

        return answers.All(a => a.Right && a.Text.Contains("->", StringComparison.Ordinal)) ? Match(answers)
            : answers.All(a => a.Right) ? Words(answers)
            : Choice(answers);
    }

    private YamlMap Choice(ImmutableArray<GiftAnswer> answers)
    {
        ImmutableArray<GiftAnswer> full = [.. answers.Where(a => a.Full)];
        ImmutableArray<GiftAnswer> keys = full.IsEmpty ? [.. answers.Where(a => a.Counts)] : full;
        foreach (var partial in answers.Where(a => a.Counts && !a.Full && (!full.IsEmpty || keys.Length == 1)))
        {
            Say(partial.Offset, full.IsEmpty
                ? "верный вариант стоит лишь часть балла; взят как верный"
                : $"часть балла за вариант «{Short(partial)}» не поддержана; он считается неверным");
        }

        var options = answers.Select(a => Member(a, "text", keys.Contains(a)));
        return Fields(keys.Length > 1 ? "multiple" : "single").With("options", new YamlList(block.LineAt(answers[0].Offset), [.. options]));
    }

    private YamlMap YesNo(System.Text.RegularExpressions.Match match)
    {
        var right = match.Groups[1].Value[0] is 'T' or 't';
        string Why(bool key) => GiftText.Clean(match.Groups[key ? 3 : 2].Value);
        var options = new[] { (Text: "Верно", Key: right), (Text: "Неверно", Key: !right) }
            .Select(o => Filled([("text", o.Text), ("key", o.Key ? "true" : ""), ("why", Why(o.Key))], block.Line));
        return Fields("single").With("options", new YamlList(block.Line, [.. options]));
    }

    private YamlMap Words(ImmutableArray<GiftAnswer> answers)
    {
        foreach (var odd in answers.Where(a => !a.Full && a.Counts))
        {
            Say(odd.Offset, $"часть балла за ответ «{Short(odd)}» не поддержана; ответ пропущен");
        }

        foreach (var odd in answers.Where(a => a.Text.Replace(Star, "", StringComparison.Ordinal).Contains('*')))
        {
            Say(odd.Offset, $"звёздочка в ответе «{Short(odd)}» не значит «любые знаки»; впишите ответы целиком");
        }

        var accepted = answers.Where(a => a.Full).Select(a => new YamlScalar(block.LineAt(a.Offset), Plain(a.Text)));
        return Typical(Fields("text").With("accepted", new YamlList(block.LineAt(answers[0].Offset), [.. accepted])), [.. answers.Select(a => a with { Text = a.Text.Replace(Star, "*", StringComparison.Ordinal) })]);
    }

    private YamlMap? Number(string text, int offset)
    {
        var answers = text.AsSpan().ContainsAny('=', '~') ? GiftAnswer.Split(text, offset) : [GiftAnswer.Parse(true, text, offset)];
        var right = answers.FirstOrDefault(a => a.Right && a.Full);
        if (right is null || Range(right) is not { } range)
        {
            Say(offset, "верный ответ не число; пропущено");
            return null;
        }

        foreach (var odd in answers.Where(a => a != right && a.Counts))
        {
            Say(odd.Offset, $"второй ответ «{Short(odd)}» не поддержан и пропущен");
        }

        foreach (var rest in answers.Where(a => a.Text.Length == 0 && a.Feedback.Length > 0))
        {
            Say(rest.Offset, "отклик на прочие ответы не поддержан и пропущен");
        }

        var fields = Fields("number").With("answer", range.Answer, block.LineAt(right.Offset));
        fields = range.Tolerance.Length == 0 ? fields : fields.With("tolerance", range.Tolerance, block.LineAt(right.Offset));
        return Typical(fields, [.. answers.Where(a => a.Text.Length > 0).Select(a => a with { Text = Range(a)?.Answer ?? a.Text })]);
    }

    private YamlMap Match(ImmutableArray<GiftAnswer> answers)
    {
        var pairs = answers.Select(a => (Answer: a, Parts: a.Text.Split("->", 2))).ToList();
        var whole = pairs.Where(p => p.Parts[0].Trim().Length > 0)
            .Select(p => Filled([("left", GiftText.Clean(p.Parts[0])), ("right", GiftText.Clean(p.Parts[1]))], block.LineAt(p.Answer.Offset)));
        var extra = pairs.Where(p => p.Parts[0].Trim().Length == 0).Select(p => new YamlScalar(block.LineAt(p.Answer.Offset), GiftText.Clean(p.Parts[1]))).ToList();
        var fields = Fields("match").With("pairs", new YamlList(block.LineAt(answers[0].Offset), [.. whole]));
        return extra.Count == 0 ? fields : fields.With("extra", new YamlList(extra[0].Line, [.. extra]));
    }

    // Answers worth nothing but explained are the frequent mistakes of our format.
    private YamlMap Typical(YamlMap fields, ImmutableArray<GiftAnswer> answers)
    {
        var typical = answers.Where(a => !a.Counts).Select(a => Member(a, "answer", false)).ToList();
        return typical.Count == 0 ? fields : fields.With("typical", new YamlList(typical[0].Line, [.. typical]));
    }

    private YamlMap Member(GiftAnswer answer, string name, bool key) => Filled(
        [(name, GiftText.Clean(answer.Text)), ("key", key ? "true" : ""), ("why", GiftText.Clean(answer.Feedback))], block.LineAt(answer.Offset));

    private static string Plain(string text) => GiftText.Clean(text.Replace(Star, "*", StringComparison.Ordinal));

    private static YamlMap Filled((string Key, string Text)[] fields, int line) =>
        new(line, [.. fields.Where(f => f.Text.Length > 0).Select(f => new YamlEntry(f.Key, line, new YamlScalar(line, f.Text)))]);

    private YamlMap Fields(string type) => YamlFields.Empty(block.Line).With("type", type, block.Line);

    private void Say(int offset, string text) => remarks.Add(new(block.LineAt(offset), text));

    private static string Short(GiftAnswer answer) => GiftText.Clean(answer.Text) is var text && text.Length <= 40 ? text : text[..39] + "…";

    private static (string Answer, string Tolerance)? Range(GiftAnswer answer)
    {
        var text = GiftText.Show(answer.Text);
        if (text.Split("..") is [var from, var to] && Marking.TryNumber(from, out var low) && Marking.TryNumber(to, out var high))
        {
            return (Invariant((low + high) / 2), Invariant(Math.Abs(high - low) / 2));
        }

        var parts = text.Split(':', 2);
        return parts.All(p => Marking.TryNumber(p, out _)) ? (parts[0].Trim(), parts.Length == 2 ? parts[1].Trim() : "") : null;
    }

    private static string Invariant(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(T|TRUE|F|FALSE)\s*(?:#([^#]*)(?:#([^#]*))?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TrueFalse();
}
