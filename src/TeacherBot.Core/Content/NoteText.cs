using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Content;

/// <summary>A note of the folder as paragraphs: its Markdown is for whoever edits it, messages carry no mark-up.</summary>
internal static class NoteText
{
    public static void AddTo(Page page, string body, string title)
    {
        foreach (var block in body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var text = string.Join('\n', block.Split('\n').Select(Line));
            if (block.StartsWith('#'))
            {
                AddHeading(page, text.TrimStart('#', ' '), title);
            }
            else
            {
                page.Raw(ParagraphKind.Prose, text, Privacy.Neutral);
            }
        }
    }

    // The note's own heading says the title once more.
    private static void AddHeading(Page page, string heading, string title)
    {
        if (heading != title)
        {
            page.Raw(ParagraphKind.Heading, heading, Privacy.Neutral);
        }
    }

    private static string Line(string line)
    {
        var plain = line.Replace("**", "", StringComparison.Ordinal);
        return plain.StartsWith("- ", StringComparison.Ordinal) ? "• " + plain[2..] : plain;
    }
}
