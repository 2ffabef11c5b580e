using System.Collections.Immutable;

namespace TeacherBot.Core.Segments;

/// <summary>One pass over the tokens. A reading that returns null has left its <see cref="Mistake"/>.</summary>
internal sealed partial class SegmentReader(ImmutableArray<Token> tokens, SegmentNames names, SegmentMistakes words)
{
    private const int MostConditions = 60;
    private const int Deepest = 30;

    private readonly Dictionary<Condition, (Token From, int End)> places = new(ReferenceEqualityComparer.Instance);
    private int next;
    private int depth;

    public SegmentMistake? Mistake { get; private set; }

    private Token Now => tokens[next];

    private Token Ahead => tokens[Math.Min(next + 1, tokens.Length - 1)];

    public Condition? Read()
    {
        if (Now.Kind == TokenKind.End)
        {
            return Fail(Now, "segments.empty");
        }

        var root = Any();
        return root is null || Now.Kind == TokenKind.End ? root : Fail(Now, "segments.extra", ("word", Shown(Now)));
    }

    /// <summary>False with a mistake when a need stands where it must not (ruling R2).</summary>
    public bool Shape(Condition root, SegmentScope scope, out NeedWish? need)
    {
        need = null;
        if (NeedShape.Of(root, scope, names) is not { } shape)
        {
            return true;
        }

        need = shape.Wish;
        if (shape.Problem is { } problem)
        {
            var (from, end) = places[problem.At];
            Mistake = words.Say(from.At, end - from.At, problem.Text, ("word", from.Text));
        }

        return need is not null;
    }

    private Condition? Any()
    {
        var left = All();
        while (left is not null && Now.IsWord(SegmentWords.Or))
        {
            next++;
            left = All() is { } right ? Placed(new Either(left, right), places[left].From) : null;
        }

        return left;
    }

    private Condition? All()
    {
        var left = One();
        while (left is not null && Now.IsWord(SegmentWords.And))
        {
            next++;
            left = One() is { } right ? Placed(new Both(left, right), places[left].From) : null;
        }

        return left;
    }

    private Condition? One()
    {
        var from = Now;
        if (++depth > Deepest || places.Count > MostConditions)
        {
            return Fail(from, "segments.too-deep");
        }

        var one = from switch
        {
            _ when from.Is("(") => Bracketed(),
            { Kind: TokenKind.Word } when from.IsWord(SegmentWords.Not) => Negated(),
            { Kind: TokenKind.Word } => Named(),
            { Kind: TokenKind.End } => Fail(from, "segments.expected-condition"),
            _ => Fail(from, "segments.expected-condition-not", ("word", Shown(from))),
        };
        depth--;
        return one is null ? null : Placed(one, from);
    }

    private Condition? Bracketed()
    {
        next++;
        return Any() is { } inner && Closed() ? inner : null;
    }

    private Unless? Negated()
    {
        next++;
        return One() is { } inner ? new Unless(inner) : null;
    }

    private Condition? Named()
    {
        var word = Now;
        next++;
        return word switch
        {
            _ when word.IsWord(SegmentWords.Everybody) => new Everybody(),
            _ when SegmentWords.Field(word.Text) is { } field => Field(word, field),
            _ when SegmentWords.Trace(word.Text) is { } trace => Traced(trace),
            _ when SegmentWords.IsArea(word.Text) => Need(),
            _ => Unknown(word),
        };
    }

    private Condition? Field(Token word, SegmentField field)
    {
        var negated = Now.IsWord(SegmentWords.Not) && Ahead.IsWord(SegmentWords.In);
        next += negated ? 1 : 0;
        Names? found;
        if (Now.IsWord(SegmentWords.In))
        {
            next += Ahead.IsWord(SegmentWords.List) ? 2 : 1;
            found = Opened() ? Listed(field) : null;
        }
        else if (Now.Is("=") || Now.Is("!="))
        {
            negated = Now.Is("!=");
            next++;
            found = Alternatives(field, !negated);
        }
        else
        {
            return Fail(Now, "segments.expected-sign", ("word", word.Text));
        }

        return found is null ? null : negated ? new Unless(new FieldIs(field, found)) : new FieldIs(field, found);
    }

    private Trace? Traced(TraceKind kind)
    {
        var about = kind is TraceKind.Started or TraceKind.Finished;
        var from = Ahead;
        if (!Opened() || Value(about ? names.Instruments : names.Events, about ? "segments.what.instrument" : "segments.what.event") is not { } target)
        {
            return null;
        }

        if (about && names.Instrument(target.Code).Anonymous)
        {
            Fail(from, "segments.anonymous", ("word", target.Title));
            return null;
        }

        return Closed() ? new Trace(kind, target) : null;
    }

    private NeedBelow? Need()
    {
        var from = Ahead;
        if (!Opened() || Value(names.Areas, "segments.what.area") is not { } area || !Closed())
        {
            return null;
        }

        if (!names.HasLevels(area.Code))
        {
            Fail(from, "segments.no-levels", ("word", area.Title));
            return null;
        }

        if (!Now.Is("<") || Ahead.Text is not ("1" or "2" or "3"))
        {
            Fail(Now.Is("<") ? Ahead : Now, "segments.expected-level");
            return null;
        }

        next += 2;
        return new NeedBelow(area, tokens[next - 1].Text[0] - '0');
    }

    private bool Opened() => Sign("(");

    private bool Closed() => Sign(")");

    private bool Sign(string sign)
    {
        if (Now.Is(sign))
        {
            next++;
            return true;
        }

        Fail(Now, "segments.expected-bracket", ("sign", sign));
        return false;
    }

    private Condition? Fail(Token at, string id, params ReadOnlySpan<(string Name, object Value)> values)
    {
        Mistake = words.Say(at.At, at.Length, id, values);
        return null;
    }

    private Condition Placed(Condition condition, Token from)
    {
        places[condition] = (from, tokens[next - 1].End);
        return condition;
    }

    private static string Shown(Token token) => token.Text;
}
