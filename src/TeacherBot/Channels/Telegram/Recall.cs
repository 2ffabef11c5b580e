using System.Diagnostics;
using TeacherBot.BotApi;
using TeacherBot.Deliveries;
using Message = TeacherBot.Core.Deliveries.Message;

namespace TeacherBot.Channels.Telegram;

/// <summary>
/// Takes a sent copy back: deletes it, which the server allows for 48 hours; later its text is changed, and where there is no text under
/// the same id (a picture or file), the correction comes as a message of its own.
/// </summary>
internal sealed class Recall(IBotApi api, TelegramRenderer renderer, Outcomes outcomes)
{
    public async Task<SendOutcome> TakeBackAsync(long chat, long target, Message correction, CancellationToken cancellation)
    {
        switch (await api.DeleteMessageAsync(chat, target, cancellation))
        {
            case BotApiResult<bool>.Ok:
            case BotApiResult<bool>.Refused(var gone) when Says(gone, "to delete not found"):
                return new SendOutcome.Delivered(target);
            case BotApiResult<bool>.Refused(var error) when Says(error, "can't be deleted"):
                return await CorrectAsync(chat, target, correction, cancellation);
            case BotApiResult<bool>.Refused(var error):
                return outcomes.Of(new BotApiResult<SentMessage>.Refused(error), chat, target);
            case BotApiResult<bool>.Ambiguous:
            case BotApiResult<bool>.NotSent:
                // Deleting twice does no harm.
                return new SendOutcome.NotSent("not reached");
            default:
                throw new UnreachableException();
        }
    }

    private async Task<SendOutcome> CorrectAsync(long chat, long target, Message correction, CancellationToken cancellation)
    {
        var html = renderer.Render(correction, "", 0, DateTimeOffset.UnixEpoch).Texts[0];
        var edited = await api.EditMessageTextAsync(new EditMessageText(chat, target, html), cancellation);
        return edited is BotApiResult<SentMessage>.Refused(var error) && (error.Kind == BotApiFailure.MessageNotFound || Says(error, "no text in the message"))
            ? outcomes.Of(await api.SendMessageAsync(new SendMessage(chat, html), cancellation), chat, null)
            : outcomes.Of(edited, chat, target);
    }

    private static bool Says(BotApiError error, string words) =>
        error.Kind is BotApiFailure.BadRequest or BotApiFailure.MessageNotFound && error.Description.Contains(words, StringComparison.OrdinalIgnoreCase);
}
