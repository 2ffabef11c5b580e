using TeacherBot.Broadcasts;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Transcripts;

/// <summary>Files of a story: «фото», «фото с подписью …», «файл имя»; «битое фото» is no picture, «большой файл» is beyond the limit.</summary>
internal sealed class StoryFiles : IFileSource
{
    // Whole, and with nothing in it.
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    public static FileSent? Sent(string what) => what switch
    {
        "фото" => new FileSent(new SentFile("png", "", 8, true), ""),
        "битое фото" => new FileSent(new SentFile("text", "", 8, true), ""),
        "большой файл" => new FileSent(new SentFile("png", "видео.mp4", 200_000_000, false), ""),
        _ when what.StartsWith("фото с подписью ", StringComparison.Ordinal) => new FileSent(new SentFile("png", "", 8, true), what["фото с подписью ".Length..].Replace(" ⏎ ", "\n", StringComparison.Ordinal)),
        _ when what.StartsWith("файл", StringComparison.Ordinal) => new FileSent(new SentFile("text", what["файл".Length..].Trim(), 4, false), ""),
        _ => null,
    };

    public Task<FetchOutcome> FetchAsync(string reference, int most, CancellationToken cancellation) =>
        Task.FromResult<FetchOutcome>(new FetchOutcome.Fetched(reference == "png" ? Png : "text"u8.ToArray()));
}
