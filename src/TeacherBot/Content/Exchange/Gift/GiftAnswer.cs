using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TeacherBot.Content.Exchange.Gift;

/// <summary>One answer of a question: `=` or `~`, maybe a weight, text and feedback.</summary>
/// <param name="Weight">Percent of the mark; null when none is written.</param>
/// <param name="Text">Escapes still hidden.</param>
/// <param name="Offset">Where it begins in the block.</param>
internal sealed partial record GiftAnswer(bool Right, decimal? Weight, string Text, string Feedback, int Offset)
{
    public bool Full => Weight is null ? Right : Weight >= 100;

    public bool Counts => Full || Weight > 0;

    public static ImmutableArray<GiftAnswer> Split(string text, int offset)
    {
        var answers = ImmutableArray.CreateBuilder<GiftAnswer>();
        var starts = Enumerable.Range(0, text.Length).Where(i => text[i] is '=' or '~').Append(text.Length).ToList();
        foreach (var (from, to) in starts.Zip(starts.Skip(1)))
        {
            answers.Add(Parse(text[from] == '=', text[(from + 1)..to], offset + from));
        }

        return answers.ToImmutable();
    }

    public static GiftAnswer Parse(bool right, string text, int offset)
    {
        var weight = WeightMark().Match(text);
        var rest = text[weight.Length..];
        var feedback = rest.IndexOf('#');
        return new(
            right,
            weight.Success && decimal.TryParse(weight.Groups[1].Value.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) ? percent : null,
            (feedback < 0 ? rest : rest[..feedback]).Trim(),
            feedback < 0 ? "" : rest[(feedback + 1)..].Trim(),
            offset);
    }

    [GeneratedRegex(@"^\s*%(-?\d{1,3}(?:[.,]\d{1,8})?)%", RegexOptions.CultureInvariant)]
    private static partial Regex WeightMark();
}
