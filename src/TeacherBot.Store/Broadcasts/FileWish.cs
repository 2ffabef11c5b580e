using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>What a job that fetches a sent file is told.</summary>
/// <param name="About">What the file is for: a broadcast, or a word of a consultation.</param>
/// <param name="Channel">Whose reference it is.</param>
public sealed record FileWish(string About, string Channel, SentFile File)
{
    private const char Bar = '|';

    /// <summary>One line; the reference comes last, for it may hold anything.</summary>
    public string ToArgs() => string.Join(Bar, About, Channel, File.IsPicture ? "1" : "0", File.Name.Replace(Bar, '_'), File.Reference);

    /// <summary>Null when it is no such line.</summary>
    public static FileWish? FromArgs(string args) => args.Split(Bar, 5) is [var about, var channel, var picture, var name, var reference]
        ? new FileWish(about, channel, new SentFile(reference, name, null, picture == "1"))
        : null;
}
