using System.Text;

namespace TeacherBot.Tests.Transcripts;

/// <summary>
/// A story as a methodist reads it: `#` remark, `>` what the person does, `!` what happens around, `~` time passes, `&lt;` what the bot
/// shows, `=` what is stored. Shown lines and stored values are written by the run; everything else by the author.
/// </summary>
internal sealed class StoryFile(string name, string channel)
{
    private string Recorded => Path.Combine(channel == "console" ? Folder : Path.Combine(Folder, channel), name);

    private string Source => Path.Combine(Folder, name);

    public static string Folder => Path.Combine(Repository.Root, "tests", "TeacherBot.Tests", "Transcripts", "Stories");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.story.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    /// <summary>What the author wrote: commands and remarks without anything shown, stored values cut off.</summary>
    public IEnumerable<string> Commands() => File.ReadAllLines(Source)
        .Where(l => l.Length > 0 && l[0] != '<')
        .Select(l => l[0] == '=' && l.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? l[..colon] : l.TrimEnd());

    // What is stored is the same whatever the channel.
    private static IEnumerable<string> Stored(string text) => text.Split('\n').Where(l => l.StartsWith('='));

    /// <summary>Compares with what happened; TEACHERBOT_UPDATE=1 writes it instead, never in CI.</summary>
    public void Settle(string happened)
    {
        Recording.Settle(Recorded, happened);
        Assert.Equal(Stored(File.ReadAllText(Source)), Stored(happened));
    }
}

/// <summary>Puts a story together: one empty line before every act, none between an act and what came of it.</summary>
internal sealed class StoryText
{
    private readonly StringBuilder text = new();
    private char before = '#';

    public void Add(string line)
    {
        var kind = line[0];
        if (text.Length > 0 && kind is '>' or '!' or '~' or '#' && before != '#' && text.Length > 0)
        {
            text.Append('\n');
        }

        text.Append(line).Append('\n');
        before = kind;
    }

    public override string ToString() => text.ToString();
}
