using TeacherBot.Channels.Console;

namespace TeacherBot.Tests.Transcripts;

/// <summary>Every story happens as it is written down.</summary>
public class StoryTests
{
    private static readonly StoryRendering Console = new("console", ConsoleRenderer.Render);

    public static TheoryData<string> Stories => [.. StoryFile.Names];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_story_happens_as_it_is_written(string name)
    {
        var story = new StoryFile(Path.Combine(StoryFile.Folder, name));

        story.Settle(await StoryRun.OfAsync(story.Commands(), Console));
    }
}
