using System.Globalization;
using System.Text.RegularExpressions;

namespace TeacherBot.Content.Banks.Computed;

/// <summary>Numbers as people write them: 1 250, 0,5, −3, 12 %.</summary>
internal static partial class NumbersInText
{
    public static IEnumerable<double> Of(string text) => Written().Matches(text).Select(m => Value(m.Value));

    /// <summary>The only number of a short text with the precision it is written to; null when there is none or several.</summary>
    public static (double Value, double HalfUnit)? Single(string text)
    {
        var matches = Written().Matches(text);
        if (matches.Count != 1)
        {
            return null;
        }

        var point = matches[0].Value.AsSpan().LastIndexOfAny(',', '.');
        var decimals = point < 0 ? 0 : matches[0].Length - point - 1;
        return (Value(matches[0].Value), 0.5 * Math.Pow(10, -decimals));
    }

    private static double Value(string written)
    {
        var digits = string.Concat(written.Where(c => !char.IsWhiteSpace(c))).Replace('−', '-').Replace('–', '-').Replace(',', '.');
        return double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    // A minus belongs to the number only where it touches nothing before: 7−3 is seven and three.
    [GeneratedRegex(@"(?<![\p{L}\d)²³])[-−–]?\d+(?:[ \u00a0\u202f]\d{3})*(?!\d)(?:[.,]\d+)?|\d+(?:[ \u00a0\u202f]\d{3})*(?!\d)(?:[.,]\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
