using System.Collections.Concurrent;
using TeacherBot.BotApi;

namespace TeacherBot.Channels.Telegram;

/// <summary>Says once in a group that the bot works in private only, and leaves. Everything else said there is ignored.</summary>
internal sealed class GroupRefusals(IBotApi api, ILogger log)
{
    private readonly ConcurrentDictionary<long, bool> done = new();

    /// <summary>Acts on an invitation or a command; the update itself need not wait for that.</summary>
    public void Notice(Update update)
    {
        switch (update)
        {
            case { MyChatMember: { NewStatus: ChatMemberStatus.Left or ChatMemberStatus.Kicked, Chat: { } chat } }:
                done.TryRemove(chat.Id, out _);
                break;
            case { MyChatMember: { NewStatus: not ChatMemberStatus.Unknown, Chat: { } chat } }:
                Refuse(chat);
                break;
            case { Message: { Chat: { } chat, Text: ['/', ..] } }:
                Refuse(chat);
                break;
            default:
                break;
        }
    }

    private void Refuse(Chat chat)
    {
        if (chat.Type is ChatType.Group or ChatType.Supergroup or ChatType.Channel && done.TryAdd(chat.Id, true))
        {
            _ = RefuseAsync(chat);
        }
    }

    private async Task RefuseAsync(Chat chat)
    {
        try
        {
            // A channel's subscribers have not asked for anything.
            if (chat.Type == ChatType.Channel || MayStillLeave(await SayAsync(chat.Id)))
            {
                await LeaveAsync(chat.Id);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Nobody waits for this task; the client is closed while the program ends.
            TelegramLog.GroupNotLeft(log, error.GetType().Name);
        }
    }

    private Task<BotApiResult<SentMessage>> SayAsync(long chat) =>
        api.SendMessageAsync(new SendMessage(chat, TelegramTexts.OnlyInPrivate) { Html = false }, CancellationToken.None);

    private async Task LeaveAsync(long chat)
    {
        var left = await api.LeaveChatAsync(chat, CancellationToken.None);
        if (!left.TryGetValue(out _) && left is not BotApiResult<bool>.Refused({ Kind: BotApiFailure.Blocked or BotApiFailure.ChatNotFound }))
        {
            // The next command there tries again.
            done.TryRemove(chat, out _);
            TelegramLog.GroupNotLeft(log, TelegramStartup.CodeOf(left));
        }
    }

    // Thrown out meanwhile: nothing to leave.
    private static bool MayStillLeave(BotApiResult<SentMessage> said) =>
        said is not BotApiResult<SentMessage>.Refused({ Kind: BotApiFailure.Blocked or BotApiFailure.ChatNotFound });
}
