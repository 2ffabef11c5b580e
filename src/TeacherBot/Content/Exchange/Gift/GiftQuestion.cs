using System.Collections.Immutable;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>A question taken apart into the fields of an item.</summary>
/// <param name="Fields">Null when the question cannot become an item.</param>
/// <param name="Refusal">Why there is no key to take: with fields, an open question; without, nothing at all.</param>
internal sealed record GiftQuestion(string Title, YamlMap? Fields, string? Refusal, ImmutableArray<GiftRemark> Remarks)
{
    private const string Blank = "___";

    public static GiftQuestion Parse(GiftBlock block)
    {
        var (title, body) = Titled(block.Text);
        var at = block.Text.Length - body.Length;
        var (open, close) = (body.IndexOf('{'), body.IndexOf('}'));
        if (open < 0 && close < 0)
        {
            return Open(title, GiftText.Clean(body), block, "это описание без вопроса; пропущено");
        }

        if (open < 0 || close < open)
        {
            return Refuse(title, "скобки { } не закрыты или стоят не на месте; пропущено. Знаки { } ~ = # : в тексте пишут с \\ перед ними");
        }

        var tail = body[(close + 1)..].Trim();
        if (tail.AsSpan().ContainsAny('{', '}'))
        {
            return Refuse(title, "несколько пропусков в одном вопросе не поддержаны; пропущено");
        }

        var stem = GiftText.Clean(tail.Length > 0 ? $"{body[..open].TrimEnd()} {Blank}{(char.IsLetterOrDigit(tail[0]) ? " " : "")}{tail}" : body[..open]);
        return Answered(title, stem, body[(open + 1)..close], block, at + open + 1);
    }

    private static GiftQuestion Answered(string title, string stem, string answers, GiftBlock block, int at)
    {
        var general = answers.IndexOf("####", StringComparison.Ordinal);
        var explanation = general < 0 ? "" : GiftText.Clean(answers[(general + 4)..]);
        var own = general < 0 ? answers : answers[..general];
        if (own.Trim().Length == 0)
        {
            return Explained(Open(title, stem, block, "развёрнутый ответ (эссе) не поддержан; пропущено"), explanation, block);
        }

        var remarks = new List<GiftRemark>();
        var body = new GiftBody(block, remarks).Read(own, at);
        var question = new GiftQuestion(title, body is null ? null : body with { Entries = body.Entries.Insert(0, new("text", block.Line, new YamlScalar(block.Line, stem))) }, null, [.. remarks]);
        return Explained(question, explanation, block);
    }

    private static GiftQuestion Explained(GiftQuestion question, string explanation, GiftBlock block) =>
        explanation.Length == 0 || question.Fields is null ? question : question with { Fields = question.Fields.With("explanation", explanation, block.Line) };

    private static GiftQuestion Open(string title, string stem, GiftBlock block, string refusal) =>
        new(title, YamlFields.Empty(block.Line).With("text", stem, block.Line), refusal, []);

    private static GiftQuestion Refuse(string title, string refusal) => new(title, null, refusal, []);

    private static (string Title, string Body) Titled(string text)
    {
        var end = text.StartsWith("::", StringComparison.Ordinal) ? text.IndexOf("::", 2, StringComparison.Ordinal) : -1;
        return end < 0 ? ("", text) : (GiftText.Show(text[2..end]), text[(end + 2)..].TrimStart());
    }
}

/// <summary>A remark on a line of the author's file.</summary>
internal sealed record GiftRemark(int Line, string Text);
