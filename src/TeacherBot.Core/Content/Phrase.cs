using System.Globalization;
using System.Text;

namespace TeacherBot.Core.Content;

/// <summary>Fills placeholders of catalogue texts and chooses Russian plural forms.</summary>
public static class Phrase
{
    /// <summary>
    /// {name} prints the value; {n:вопрос|вопроса|вопросов} prints the form for the whole number n. A placeholder without a value
    /// throws: it is a mistake in the program or in the catalogue, never of a person.
    /// </summary>
    public static string Fill(string template, params ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            return template;
        }

        var filled = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            filled.Append(rest[..open]);
            var close = rest[open..].IndexOf('}');
            if (close < 0)
            {
                throw new FormatException("A placeholder is not closed.");
            }

            filled.Append(Value(rest.Slice(open + 1, close - 1), values));
            rest = rest[(open + close + 1)..];
        }

        return filled.Append(rest).ToString();
    }

    /// <summary>1 вопрос, 2 вопроса, 5 вопросов.</summary>
    public static string Plural(long number, string one, string few, string many)
    {
        var tens = Math.Abs(number) % 100;
        var ones = tens % 10;
        return tens is >= 11 and <= 14 ? many : ones == 1 ? one : ones is >= 2 and <= 4 ? few : many;
    }

    private static string Value(ReadOnlySpan<char> placeholder, ReadOnlySpan<(string Name, object Value)> values)
    {
        var colon = placeholder.IndexOf(':');
        var name = colon < 0 ? placeholder : placeholder[..colon];
        foreach (var (known, value) in values)
        {
            if (!name.Equals(known, StringComparison.Ordinal))
            {
                continue;
            }

            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            if (colon < 0)
            {
                return text;
            }

            var forms = placeholder[(colon + 1)..].ToString().Split('|');
            return Plural(long.Parse(text, CultureInfo.InvariantCulture), forms[0], forms[1], forms[2]);
        }

        throw new KeyNotFoundException($"No value for the placeholder {name}.");
    }
}
