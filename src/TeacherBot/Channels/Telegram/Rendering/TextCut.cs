using System.Globalization;

namespace TeacherBot.Channels.Telegram;

/// <summary>Where a text may be cut: never inside what a person sees as one character, be it a surrogate pair or a ZWJ emoji.</summary>
internal static class TextCut
{
    private const char Ellipsis = '…';

    /// <summary>
    /// Length of the beginning to take when the text is too long: up to the end of a line, else of a sentence, else of a word, each
    /// only if that is in the second half of what fits.
    /// </summary>
    /// <param name="units">UTF-16 units that fit; at least 2.</param>
    /// <param name="escaped">Units of escaped text that fit.</param>
    public static int Find(ReadOnlySpan<char> text, int units, int escaped)
    {
        var (end, line, sentence, word) = (0, 0, 0, 0);
        var closing = false;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[end..]);
            escaped -= EscapedLength(text.Slice(end, length));
            if (end + length > units || escaped < 0)
            {
                break;
            }

            var c = text[end];
            end += length;
            if (char.IsWhiteSpace(c))
            {
                (line, sentence, word) = (c is '\n' or '\r' ? end : line, closing ? end : sentence, end);
            }

            closing = c is '.' or '!' or '?' or '…' || (closing && c is '»' or '"' or ')');
        }

        var enough = Math.Min(units, end) / 2;
        return line > enough ? line : sentence > enough ? sentence : word > enough ? word : end > 0 ? end : Pair(text, units);
    }

    /// <summary>At most so many UTF-16 units, the last one an ellipsis when something is missing.</summary>
    public static string Clip(string text, int units)
    {
        if (text.Length <= units)
        {
            return text;
        }

        var end = 0;
        while (true)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (end + length > units - 1)
            {
                return string.Concat(text.AsSpan(0, end > 0 ? end : Pair(text, units - 1)).TrimEnd(), [Ellipsis]);
            }

            end += length;
        }
    }

    /// <summary>UTF-16 units after escaping.</summary>
    public static int EscapedLength(ReadOnlySpan<char> text)
    {
        var length = text.Length;
        foreach (var c in text)
        {
            length += c switch { '&' => 4, '<' or '>' => 3, _ => 0 };
        }

        return length;
    }

    // A single character longer than a whole message is somebody's joke; it is cut anywhere but in a pair.
    private static int Pair(ReadOnlySpan<char> text, int units) => char.IsHighSurrogate(text[units - 1]) ? units - 1 : units;
}
