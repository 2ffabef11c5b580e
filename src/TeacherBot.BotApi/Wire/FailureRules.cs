namespace TeacherBot.BotApi;

/// <summary>
/// Maps code and description to a kind. Descriptions are lower-cased by the server except ERROR_CODES and change between
/// versions, hence substrings without regard to case.
/// </summary>
internal static class FailureRules
{
    private static readonly (string Part, BotApiFailure Kind)[] BadRequests =
    [
        ("message is not modified", BotApiFailure.NotModified),
        ("message_not_modified", BotApiFailure.NotModified),
        ("upgraded to a supergroup", BotApiFailure.ChatMigrated),
        ("query is too old", BotApiFailure.CallbackExpired),
        ("query id is invalid", BotApiFailure.CallbackExpired),
        ("query_id_invalid", BotApiFailure.CallbackExpired),
        ("chat not found", BotApiFailure.ChatNotFound),
        ("peer_id_invalid", BotApiFailure.ChatNotFound),
        ("message to edit not found", BotApiFailure.MessageNotFound),
        ("message to delete not found", BotApiFailure.MessageNotFound),
        ("message can't be edited", BotApiFailure.MessageNotFound),
        ("message can't be deleted", BotApiFailure.MessageNotFound),
        ("message_id_invalid", BotApiFailure.MessageNotFound),
        ("file is too big", BotApiFailure.EntityTooLarge),
        ("entity too large", BotApiFailure.EntityTooLarge),
        ("no rights to send", BotApiFailure.Blocked),
        ("not enough rights to send", BotApiFailure.Blocked),
        ("chat_write_forbidden", BotApiFailure.Blocked),
        ("user_is_blocked", BotApiFailure.Blocked),
        ("user is deactivated", BotApiFailure.Blocked),
        ("input_user_deactivated", BotApiFailure.Blocked),
    ];

    public static BotApiFailure Kind(int code, string description, long? migrateToChatId) => code switch
    {
        401 => BotApiFailure.Unauthorized,
        403 => BotApiFailure.Blocked,
        404 => BotApiFailure.MethodNotFound,
        409 => BotApiFailure.Conflict,
        413 => BotApiFailure.EntityTooLarge,
        429 => BotApiFailure.TooManyRequests,
        >= 500 => BotApiFailure.ServerError,
        _ when migrateToChatId is not null => BotApiFailure.ChatMigrated,
        _ => ByText(description),
    };

    private static BotApiFailure ByText(string description)
    {
        foreach (var (part, kind) in BadRequests)
        {
            if (description.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return BotApiFailure.BadRequest;
    }
}
