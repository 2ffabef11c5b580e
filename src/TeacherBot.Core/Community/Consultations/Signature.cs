using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>What mail programs put under a letter tells who wrote it: without a name it is not passed on.</summary>
internal static class Signature
{
    // A closing further up is not one: somebody quotes it.
    private const int MostLines = 8;

    private static readonly string[] Closings = ["с уважением", "с наилучшими пожеланиями", "с благодарностью", "искренне ваш", "--", "—"];

    /// <summary>The text up to a closing formula among its last lines; whole where nothing would remain, and in other channels.</summary>
    public static string Without(Situation s, string text)
    {
        if (!ChannelNames.SendsLetters(s.Inbound.Channel))
        {
            return text;
        }

        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, Math.Max(0, lines.Length - MostLines), IsClosing);
        return first > 0 && string.Join('\n', lines[..first]).TrimEnd() is { Length: > 0 } said ? said : text;
    }

    private static bool IsClosing(string line)
    {
        var said = line.Trim();
        return Closings.Any(c => char.IsLetter(c[0]) ? said.StartsWith(c, StringComparison.OrdinalIgnoreCase) : said == c);
    }
}
