using System.Collections.Immutable;

namespace TeacherBot.Core.Segments;

internal enum TokenKind
{
    Word,
    Quoted,
    Sign,
    End,
}

/// <summary>A piece of the typed rule. <see cref="Text"/> of a quoted one is without its quotes.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int At, int Length)
{
    public int End => At + Length;

    public bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;

    public bool IsWord(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts a rule into words, quoted titles and signs. Every character belongs to one of them.</summary>
internal static class SegmentTokens
{
    private const string Signs = "(),=<>";
    private const string Quotes = "«\"„“”»";

    /// <param name="open">Where a quote begins that does not end; −1 when all end.</param>
    public static ImmutableArray<Token> Cut(string text, out int open)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        open = -1;
        for (var at = 0; at < text.Length && open < 0;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            open = token.Length == 0 ? at : -1;
            tokens.Add(token);
            at = token.End;
        }

        tokens.Add(new(TokenKind.End, "", text.Length, 0));
        return tokens.ToImmutable();
    }

    private static Token Next(string text, int at) => text[at] switch
    {
        '!' when at + 1 < text.Length && text[at + 1] == '=' => new(TokenKind.Sign, "!=", at, 2),
        '<' when at + 1 < text.Length && text[at + 1] == '>' => new(TokenKind.Sign, "!=", at, 2),
        '≠' => new(TokenKind.Sign, "!=", at, 1),
        var c when Signs.Contains(c, StringComparison.Ordinal) => new(TokenKind.Sign, c.ToString(), at, 1),
        var c when Quotes.Contains(c, StringComparison.Ordinal) => Quoted(text, at),
        _ => Word(text, at),
    };

    private static Token Word(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('≠' or '!')
            && !Signs.Contains(text[end], StringComparison.Ordinal) && !Quotes.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return new(TokenKind.Word, text[at..end], at, end - at);
    }

    // A title may hold quotes of its own: «Урок „Сечение“», «Урок «Сечение»».
    private static Token Quoted(string text, int at)
    {
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            depth += text[at] == '«' && text[i] == '«' ? 1 : 0;
            if (i > at && Closes(text[at], text[i]) && (text[at] != '«' || --depth == 0))
            {
                return new(TokenKind.Quoted, text[(at + 1)..i].Trim(), at, i - at + 1);
            }
        }

        return new(TokenKind.Quoted, "", at, 0);
    }

    private static bool Closes(char open, char close) => open switch
    {
        '«' => close == '»',
        '"' => close == '"',
        '„' or '“' => close is '“' or '”',
        _ => false,
    };
}
