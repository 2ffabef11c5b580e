using System.Globalization;
using TeacherBot.BotApi;
using TeacherBot.Core.Conversations;
using TeacherBot.Turns;
using Message = TeacherBot.BotApi.Message;

namespace TeacherBot.Channels.Telegram;

/// <summary>Updates of private chats as arrivals. Parsing only; of content that is no text nothing but its kind is taken.</summary>
internal sealed class UpdateParser(string username)
{
    private const int LongestText = 4096;
    private const int LongestCommand = 32;

    /// <summary>Null when there is nothing to decide about: groups, inline presses, unknown kinds, edits of anything but text.</summary>
    public Arrival? Parse(Update update) => update switch
    {
        { Message: { Chat.Type: ChatType.Private } message } => Of(update, message.Chat, message.From, Said(message)) with { Copy = message.MessageId },
        { EditedMessage: { Chat.Type: ChatType.Private, Text: { } text } message } =>
            Of(update, message.Chat, message.From, new TextCorrected(Shortened(text.Trim()))),
        { CallbackQuery: { Data: { } token, Message: { Chat: { Type: ChatType.Private } chat } shown } press } =>
            Of(update, chat, press.From, null) with { Token = token, Copy = shown.MessageId },
        { MyChatMember: { Chat.Type: ChatType.Private } change } when Reachable(change.NewStatus) is { } reachable =>
            Of(update, change.Chat, change.From, new Reachability(reachable)),
        _ => null,
    };

    private static Arrival Of(Update update, Chat chat, User? from, InboundBody? body) => new(
        update.UpdateId.ToString(CultureInfo.InvariantCulture),
        TelegramChannel.ChannelName,
        chat.Id.ToString(CultureInfo.InvariantCulture),
        body,
        null)
    {
        Language = from?.LanguageCode,
    };

    private InboundBody Said(Message message) =>
        message.Text is not { } text ? Attached(message)
        : Command(text) is { } command ? command
        : Text(text.Trim());

    private static InboundBody Attached(Message message) => message switch
    {
        { Content: MessageContent.Photo, Photo: [.., var largest] } =>
            new FileSent(new SentFile(largest.FileId, "", largest.FileSize, true), Caption(message)),
        { Content: MessageContent.Document, Document: { } document } =>
            new FileSent(new SentFile(document.FileId, document.FileName ?? "", document.FileSize, false), Caption(message)),
        _ => new AttachmentSent(KindOf(message.Content)),
    };

    private static string Caption(Message message) => Shortened(message.Caption?.Trim() ?? "");

    private static TextSaid Text(string text) => new(Shortened(text), text.Length > LongestText);

    private static string Shortened(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];

    private CommandSaid? Command(string text)
    {
        if (!text.StartsWith('/') || text.Length > LongestText)
        {
            return null;
        }

        var word = text.AsSpan(1);
        var end = word.IndexOfAny(" \n\t");
        var argument = end < 0 ? [] : word[(end + 1)..].Trim();
        word = end < 0 ? word : word[..end];
        var at = word.IndexOf('@');
        var name = at < 0 ? word : word[..at];
        return IsName(name) && (at < 0 || word[(at + 1)..].Equals(username, StringComparison.OrdinalIgnoreCase))
            ? new CommandSaid(name.ToString(), argument.ToString())
            : null;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return name.Length is > 0 and <= LongestCommand;
    }

    // In a private chat the bot is a member or kicked out; anything else says nothing about reaching the person.
    private static bool? Reachable(ChatMemberStatus status) => status switch
    {
        ChatMemberStatus.Member => true,
        ChatMemberStatus.Kicked => false,
        _ => null,
    };

    private static string KindOf(MessageContent content) => content switch
    {
        MessageContent.Document => "document",
        MessageContent.Photo => "photo",
        MessageContent.Voice => "voice",
        MessageContent.Video => "video",
        MessageContent.VideoNote => "video_note",
        MessageContent.Audio => "audio",
        MessageContent.Animation => "animation",
        MessageContent.Sticker => "sticker",
        MessageContent.Location => "location",
        MessageContent.Poll => "poll",
        MessageContent.Contact => "contact",
        _ => "other",
    };
}
