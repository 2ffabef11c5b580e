namespace TeacherBot.BotApi;

/// <summary>
/// Buttons under a message (Bot API <c>InlineKeyboardMarkup</c>), row by row. The server silently cuts more than 12 in a row
/// and refuses roughly more than 100 in all.
/// </summary>
public sealed record InlineKeyboardMarkup(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard)
{
    /// <summary>Number of rows only, safe for a log.</summary>
    public override string ToString() => $"InlineKeyboardMarkup {InlineKeyboard.Count}";
}

/// <summary>
/// A button that either reports <paramref name="CallbackData"/> or opens <paramref name="Url"/> (Bot API
/// <c>InlineKeyboardButton</c>); exactly one of the two is needed.
/// </summary>
/// <param name="Text">The label; phones clip it after 20 to 30 characters.</param>
/// <param name="CallbackData">1 to 64 bytes of UTF-8.</param>
/// <param name="Url">Its host must contain a dot.</param>
public sealed record InlineKeyboardButton(string Text, string? CallbackData = null, string? Url = null)
{
    /// <summary>Never the label or data, which may stand for an answer.</summary>
    public override string ToString() => "InlineKeyboardButton";
}
