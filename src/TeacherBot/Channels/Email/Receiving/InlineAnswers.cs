using System.Text.RegularExpressions;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>Answers written under the quoted questions, each made a line with the number of its question.</summary>
internal static partial class InlineAnswers
{
    private const int LongestLastLine = 12;

    /// <summary>Empty when nothing was written between the quotes.</summary>
    public static string Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).ToList();
        var lastQuote = lines.FindLastIndex(l => l.StartsWith('>'));
        var answers = new List<string>();
        string? number = null;
        for (var at = 0; at < lines.Count; at++)
        {
            if (Question().Match(lines[at]) is { Success: true } question)
            {
                number = question.Groups[1].Value;
            }
            else if (number is not null && lines[at].Length > 0 && lines[at][0] != '>' && (at < lastQuote || lines[at].Length <= LongestLastLine))
            {
                answers.Add(Numbered().IsMatch(lines[at]) ? lines[at] : $"{number}: {lines[at]}");
            }
        }

        return string.Join('\n', answers);
    }

    [GeneratedRegex(@"^(?:>\s*)+(\d{1,2})\. ", RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"^\d{1,2}\s*(?:[.:)=-]|\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
