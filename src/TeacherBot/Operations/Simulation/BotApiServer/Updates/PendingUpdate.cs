namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>The kinds of update this server makes.</summary>
[Flags]
internal enum UpdateKind
{
    Message = 1,
    EditedMessage = 2,
    CallbackQuery = 4,
    MyChatMember = 8,
}

/// <summary>One update not yet confirmed.</summary>
/// <param name="Lane">Chat or user whose updates of this group keep their order.</param>
/// <param name="Tail">The JSON after the update id and its comma.</param>
internal sealed record PendingUpdate(UpdateKind Kind, long Lane, byte[] Tail, DateTimeOffset ExpiresAt, CallbackQuery? Callback)
{
    /// <summary>Chat of the person who said it; null for what happened by itself.</summary>
    public Chat? Speaker { get; init; }

    /// <summary>Given when it enters the queue.</summary>
    public int Id { get; set; }

    /// <summary>Messages and their edits share a webhook queue; every other kind has its own.</summary>
    public int Group => Kind == UpdateKind.EditedMessage ? (int)UpdateKind.Message : (int)Kind;
}
