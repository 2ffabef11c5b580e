using TeacherBot.Broadcasts;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Channels.Console;

/// <summary>Files at a terminal are paths: a line «файл: путь» sends one, «рисунок: путь» shows one.</summary>
internal sealed class ConsoleFiles : IFileSource
{
    private const string File = "файл:";
    private const string Picture = "рисунок:";

    /// <summary>What the line sends; null when it is no such line.</summary>
    public static FileSent? Sent(string line)
    {
        var typed = line.Trim();
        var isPicture = typed.StartsWith(Picture, StringComparison.OrdinalIgnoreCase);
        if (!isPicture && !typed.StartsWith(File, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = typed[(isPicture ? Picture : File).Length..].Trim();
        return new FileSent(new SentFile(path, Path.GetFileName(path), null, isPicture), "");
    }

    public async Task<FetchOutcome> FetchAsync(string reference, int most, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(reference);
            return !file.Exists ? new FetchOutcome.Gone()
                : file.Length > most ? new FetchOutcome.TooLarge()
                : new FetchOutcome.Fetched(await System.IO.File.ReadAllBytesAsync(reference, cancellation));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new FetchOutcome.Gone();
        }
    }
}
