namespace TeacherBot.BotApi;

/// <summary>A pressed inline button (Bot API <c>CallbackQuery</c>); it must be answered at once, or the person sees a spinner.</summary>
public sealed record CallbackQuery
{
    /// <summary>For answerCallbackQuery, good for some seconds only.</summary>
    public required string Id { get; init; }

    public required User From { get; init; }

    /// <summary>The button's <c>callback_data</c>; anybody can forge it. Null for game buttons.</summary>
    public string? Data { get; init; }

    /// <summary>The message under which the button hangs; null when it was sent in inline mode.</summary>
    public CallbackMessage? Message { get; init; }

    /// <summary>Never the data, which may stand for an answer.</summary>
    public override string ToString() => "CallbackQuery";
}

/// <summary>Bot API <c>MaybeInaccessibleMessage</c>: where the pressed button hangs.</summary>
public sealed record CallbackMessage
{
    public required long MessageId { get; init; }

    public required Chat Chat { get; init; }

    /// <summary>Unix seconds of sending; 0 means that the message is too old or deleted and cannot be edited.</summary>
    public long Date { get; init; }
}
