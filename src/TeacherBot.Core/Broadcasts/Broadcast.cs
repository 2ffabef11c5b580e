using System.Collections.Immutable;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Broadcasts;

/// <summary>Where a broadcast stands; the numbers are stored.</summary>
public enum BroadcastStatus
{
    /// <summary>Text and segment can still be changed; nobody is chosen.</summary>
    Draft = 0,

    /// <summary>A job chooses the recipients.</summary>
    Freezing = 1,

    /// <summary>Recipients are frozen and the plan can be read; nothing is sent before the author says so.</summary>
    Planned = 2,

    /// <summary>Goes out from <see cref="Broadcast.StartsAt"/> on, within the allowed hours.</summary>
    Sending = 3,

    Paused = 4,

    /// <summary>Nothing of it waits any more.</summary>
    Finished = 5,

    /// <summary>Stopped for good; what was sent stays sent.</summary>
    Cancelled = 6,

    /// <summary>Taken back: copies are deleted or corrected, and nothing more goes out.</summary>
    Recalled = 7,
}

/// <summary>What a broadcast is about: the consent to this kind decides who may be written to.</summary>
public enum BroadcastKind
{
    /// <summary>Invitations to events.</summary>
    Events = 0,

    /// <summary>New materials.</summary>
    Materials = 1,

    /// <summary>News of the office.</summary>
    News = 2,

    /// <summary>Offers of others; nobody gets them without having asked for them apart.</summary>
    Advertising = 3,
}

/// <summary>A mass message with its segment.</summary>
/// <param name="Source">What the author wrote, in the small mark-up of <see cref="BroadcastText"/>; empty while not yet written.</param>
/// <param name="Segment">Rule in Russian words; empty means everybody of the scope.</param>
public sealed record Broadcast(string Id, string Municipality, BroadcastKind Kind, string Source, string Segment, BroadcastStatus Status)
{
    /// <summary>Cluster the author is bound to; null for the whole municipality.</summary>
    public string? Cluster { get; init; }

    /// <summary>Person who writes it; null when it comes from the shell.</summary>
    public string? Author { get; init; }

    /// <summary>Nothing about it may be told by person: by need (ruling R2) nothing but «около», else rounded counts.</summary>
    public bool Blind { get; init; }

    /// <summary>Not before this instant; null until the author has said when.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Unasked messages a second that the plan was forecast by; 0 before there is one.</summary>
    public int PerSecond { get; init; }

    /// <summary>Why the last plan was refused, in Russian; null when it was not.</summary>
    public string? Refusal { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public ImmutableArray<BroadcastCount> Counts { get; init; } = [];

    /// <summary>The message it becomes; null while nothing was written.</summary>
    public Message? Message { get; init; }

    /// <summary>As it is once the effect is written, which the dialogue allows only where the store does.</summary>
    public Broadcast After(BroadcastEffect effect) => effect switch
    {
        PlanFlight => this with { Status = BroadcastStatus.Freezing, Refusal = null },
        ReviseDraft => this with { Status = BroadcastStatus.Draft, Counts = [] },
        StartSending start => this with { Status = BroadcastStatus.Sending, StartsAt = start.At },
        ResumeSending or RepeatForTheRest => this with { Status = BroadcastStatus.Sending },
        PauseSending => this with { Status = BroadcastStatus.Paused },
        CancelSending => this with { Status = BroadcastStatus.Cancelled },
        RecallBroadcast => this with { Status = BroadcastStatus.Recalled },
        _ => this,
    };
}

/// <summary>How many, and of what: an outcome of <see cref="BroadcastCounts"/> or a reason for being left out.</summary>
public sealed record BroadcastCount(string What, int Number);

/// <summary>Names of the counts.</summary>
public static class BroadcastCounts
{
    /// <summary>Frozen, not yet sent.</summary>
    public const string Waiting = "waiting";

    public const string Sent = "sent";

    /// <summary>It may have arrived or not; never repeated by itself.</summary>
    public const string Unknown = "unknown";

    /// <summary>Blocked or gone in every channel.</summary>
    public const string Gone = "gone";

    /// <summary>Refused by the channel for what it is.</summary>
    public const string Failed = "failed";

    /// <summary>Held back by the weekly cap.</summary>
    public const string Capped = "capped";

    /// <summary>Withdrew, unsubscribed or moved between freezing and sending.</summary>
    public const string Changed = "changed";

    public const string Cancelled = "cancelled";

    /// <summary>Taken back at the recipient.</summary>
    public const string Recalled = "recalled";

    /// <summary>Should have been taken back and still stands there.</summary>
    public const string NotRecalled = "not-recalled";

    /// <summary>Waits to be taken back.</summary>
    public const string Recalling = "recalling";

    /// <summary>In the segment, but has not agreed to this kind of messages.</summary>
    public const string NoConsent = "no-consent";

    /// <summary>In the segment, but no channel reaches them.</summary>
    public const string NoAddress = "no-address";

    /// <summary>Before a channel's name: how many of the recipients it reaches.</summary>
    public const string ByChannel = "by.";

    /// <summary>Chosen by need: the only number anybody sees, already rounded.</summary>
    public const string About = "about";

    public static int Of(this Broadcast broadcast, string what) => broadcast.Counts.FirstOrDefault(c => c.What == what)?.Number ?? 0;

    /// <summary>Chosen by need: nothing but <see cref="About"/> and the status is told.</summary>
    public static bool ByNeed(this Broadcast broadcast) => broadcast.Of(About) > 0;

    /// <summary>Everybody frozen, whatever became of them.</summary>
    public static int Recipients(this Broadcast broadcast) => broadcast.Counts.Where(c => c.What is not (NoConsent or NoAddress or About) && !c.What.StartsWith(ByChannel, StringComparison.Ordinal)).Sum(c => c.Number);

    /// <summary>Something of it stands at recipients and may be taken back.</summary>
    public static bool CanBeRecalled(this Broadcast broadcast) =>
        broadcast.Status is BroadcastStatus.Sending or BroadcastStatus.Paused or BroadcastStatus.Finished or BroadcastStatus.Cancelled && broadcast.StartsAt is not null;

    /// <summary>Who surely did not get it and could: what «повторить» sends again.</summary>
    public static int Repeatable(this Broadcast broadcast) => broadcast.Of(Failed) + broadcast.Of(Capped) + broadcast.Of(Gone);

    /// <summary>Consent that a kind of messages needs.</summary>
    public static string ConsentOf(BroadcastKind kind) => "mailing." + kind.ToString().ToLowerInvariant();
}
