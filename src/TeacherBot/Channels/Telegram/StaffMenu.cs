using System.Globalization;
using TeacherBot.BotApi;

namespace TeacherBot.Channels.Telegram;

/// <summary>Offers people with a role a longer menu of commands in their own chat. A menu is no access control, only a reminder.</summary>
internal sealed class StaffMenu(IBotApi api, ILogger log)
{
    /// <summary>Best effort: without it the commands work all the same.</summary>
    public async Task OfferAsync(string chat, CancellationToken cancellation)
    {
        var scope = BotCommandScope.Chat(long.Parse(chat, CultureInfo.InvariantCulture));
        var result = await api.SetMyCommandsAsync(TelegramTexts.StaffCommands, scope, null, cancellation);
        if (!result.TryGetValue(out _))
        {
            TelegramLog.ProfileNotSet(log, "setMyCommands", TelegramStartup.CodeOf(result));
        }
    }
}
