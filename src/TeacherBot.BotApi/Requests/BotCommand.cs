namespace TeacherBot.BotApi;

/// <summary>An entry of the menu (Bot API <c>BotCommand</c>); hiding one is no access control.</summary>
/// <param name="Command"><c>[a-z0-9_]{1,32}</c> without the slash.</param>
/// <param name="Description">At most 256 characters.</param>
public sealed record BotCommand(string Command, string Description);

/// <summary>To whom a menu is shown (Bot API <c>BotCommandScope</c>); the narrowest scope with the person's language wins.</summary>
public sealed record BotCommandScope
{
    private BotCommandScope(string type, long? chatId = null, long? userId = null) => (Type, ChatId, UserId) = (type, chatId, userId);

    public static BotCommandScope Default { get; } = new("default");

    public static BotCommandScope AllPrivateChats { get; } = new("all_private_chats");

    public static BotCommandScope AllGroupChats { get; } = new("all_group_chats");

    public static BotCommandScope AllChatAdministrators { get; } = new("all_chat_administrators");

    public string Type { get; }

    public long? ChatId { get; }

    public long? UserId { get; }

    public static BotCommandScope Chat(long chatId) => new("chat", chatId);

    public static BotCommandScope ChatAdministrators(long chatId) => new("chat_administrators", chatId);

    public static BotCommandScope ChatMember(long chatId, long userId) => new("chat_member", chatId, userId);
}

/// <summary>The line "bot is typing" in its variants (Bot API <c>sendChatAction</c>), shown for five seconds at most.</summary>
public enum ChatAction
{
    Typing,
    UploadDocument,
    UploadPhoto,
}
