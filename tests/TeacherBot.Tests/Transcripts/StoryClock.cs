namespace TeacherBot.Tests.Transcripts;

/// <summary>Time stands still until a story moves it.</summary>
internal sealed class StoryClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
