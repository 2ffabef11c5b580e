using System.Globalization;
using System.Text.RegularExpressions;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>Fills a letter's questions in, whatever they ask for.</summary>
internal static partial class AnswerSheet
{
    public static string Fill(string text)
    {
        var heads = Head().Matches(text);
        return string.Join('\n', heads.Select((head, i) =>
        {
            var item = text[head.Index..(i + 1 < heads.Count ? heads[i + 1].Index : text.Length)];
            var letters = string.Concat(Option().Matches(item).Select(m => m.Groups[1].Value));
            var number = head.Groups[1].Value;
            return item.Contains("(ответ — число", StringComparison.Ordinal) ? $"{number}: 12,5"
                : item.Contains("(ответ — ", StringComparison.Ordinal) ? $"{number}: слово"
                : item.Contains("(можно несколько", StringComparison.Ordinal) ? $"{number}{letters[..2]}"
                : item.Contains("(по порядку", StringComparison.Ordinal) ? $"{number}: {letters}"
                : item.Contains("(пары", StringComparison.Ordinal) ? $"{number}: {string.Join(' ', letters.Select((l, n) => string.Create(CultureInfo.InvariantCulture, $"{l}{n + 1}")))}"
                : $"{number}{letters[0]}{(i % 3 == 1 ? "?" : "")}";
        }));
    }

    [GeneratedRegex(@"^(\d)\. ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"^([а-и])\) ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}
