using System.Collections.Concurrent;
using TeacherBot.BotApi;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Channels.Telegram;

/// <summary>
/// The picture that stands above the living screen of each chat. A text cannot become a picture by an edit, so a picture is a message
/// of its own; once the screen speaks of something else it is taken away. Kept in memory: after a restart one may stay behind.
/// </summary>
internal sealed class ShownPictures(IBotApi api, KeptFiles files)
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<long, (string Hash, long Message)> shown = new();

    /// <summary>True when the screen may be edited in place: the picture above it is the one it speaks of, or none is needed.</summary>
    public async Task<bool> StandsAsync(long chat, Picture? picture, CancellationToken cancellation)
    {
        if (!shown.TryGetValue(chat, out var above))
        {
            return picture is null;
        }

        if (above.Hash == picture?.Hash)
        {
            return true;
        }

        await TakeAwayAsync(chat, cancellation);
        return picture is null;
    }

    /// <summary>Sends the picture; null when its bytes are not kept, so that its words must do.</summary>
    public async Task<BotApiResult<SentMessage>?> SendAsync(long chat, Picture picture, byte[]? bytes, CancellationToken cancellation)
    {
        var result = await files.SendAsync(
            files.KeyOf("photo", picture.Hash),
            id => id is not null ? SendAsync(chat, picture, new InputFile.Stored(id), cancellation)
                : bytes is not null ? SendAsync(chat, picture, new InputFile.Bytes(bytes, "risunok.png", "image/png"), cancellation)
                : Task.FromResult<BotApiResult<SentMessage>?>(null),
            cancellation);
        if (result?.TryGetValue(out var sent) == true)
        {
            Remember(chat, picture.Hash, sent);
        }

        return result;
    }

    private async Task<BotApiResult<SentMessage>?> SendAsync(long chat, Picture picture, InputFile file, CancellationToken cancellation)
    {
        // The screen comes anew below what was typed, and its picture with it.
        await TakeAwayAsync(chat, cancellation);
        var words = new HtmlParts(TelegramRenderer.LongestCaption);
        words.Add(ParagraphKind.Prose, picture.Alt);
        var photo = new SendPhoto(chat, file) { Caption = words.Finish() is [var caption, ..] ? caption : null, DisableNotification = true };
        return await api.SendPhotoAsync(photo, cancellation);
    }

    // A picture that cannot be deleted any more only stays behind in the chat.
    private async Task TakeAwayAsync(long chat, CancellationToken cancellation)
    {
        if (shown.TryRemove(chat, out var above))
        {
            await api.DeleteMessageAsync(chat, above.Message, cancellation);
        }
    }

    private void Remember(long chat, string hash, SentMessage sent)
    {
        if (shown.Count >= Most)
        {
            shown.Clear();
        }

        shown[chat] = (hash, sent.MessageId);
    }
}
