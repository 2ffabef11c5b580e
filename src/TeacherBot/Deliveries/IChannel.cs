using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Deliveries;

/// <summary>A way to reach people. Sending only; receiving is each channel's own loop that feeds the turn runner.</summary>
internal interface IChannel
{
    /// <summary>telegram, email or console.</summary>
    string Name { get; }

    /// <summary>Sends, edits or disarms one copy. Never throws for anything the peer or the network does.</summary>
    Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation);

    /// <summary>Asked after <see cref="SendOutcome.ChannelMisconfigured"/>: whether the peer accepts the channel now. Never throws.</summary>
    Task<bool> WorksAsync(CancellationToken cancellation) => Task.FromResult(true);
}

/// <summary>One copy about to leave.</summary>
/// <param name="Person">Whose tokens the buttons carry.</param>
/// <param name="EditTarget">Message to edit in place or to disarm; null sends anew.</param>
/// <param name="Message">Null only for a disarm.</param>
internal sealed record Outgoing(
    string Person, Personal<string> Address, DeliveryKind Kind, Message? Message, int Version, long? EditTarget)
{
    /// <summary>The row of the outbox; null where a message is shown without one.</summary>
    public Delivery? Row { get; init; }

    /// <summary>Bytes of the document the message carries; null when it has none.</summary>
    public DocumentFile? File { get; init; }

    /// <summary>Bytes of the picture the message speaks of; null when it has none or they are not kept.</summary>
    public byte[]? Picture { get; init; }
}

/// <summary>A document to send.</summary>
internal sealed record DocumentFile(string Name, byte[] Bytes)
{
    /// <summary>Hash of a file that many people get; null for one of a single person.</summary>
    public string? Shared { get; init; }
}

/// <summary>What became of a send. A closed family.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It arrived; the id edits and disarms it later. An edit that changed nothing arrived too.</summary>
    public sealed record Delivered(long Id) : SendOutcome;

    /// <summary>Told to wait; <paramref name="Everybody"/> when the whole channel must.</summary>
    public sealed record RetryAfter(TimeSpan Wait, bool Everybody) : SendOutcome;

    /// <summary>The edit's target is lost: send it anew.</summary>
    public sealed record TargetLost : SendOutcome;

    /// <summary>Refused for what it is; repeating would not help.</summary>
    public sealed record Rejected(string Code) : SendOutcome;

    /// <summary>Nobody is there: blocked, deactivated, never met.</summary>
    public sealed record RecipientGone(string Code) : SendOutcome;

    /// <summary>Surely not applied: the peer was not reached.</summary>
    public sealed record NotSent(string Code) : SendOutcome;

    /// <summary>It may have arrived or not.</summary>
    public sealed record Unknown(string Code) : SendOutcome;

    /// <summary>The channel itself is refused: a wrong or revoked token. Everything pauses.</summary>
    public sealed record ChannelMisconfigured(string Code) : SendOutcome;
}
