using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Turns;

/// <summary>What a channel received, parsed but not understood: tokens are checked inside the turn, where the person is known.</summary>
/// <param name="Key">Dedup key within the channel.</param>
/// <param name="Address">The channel's own address of the person.</param>
/// <param name="Body">Null when <paramref name="Token"/> was pressed.</param>
internal sealed record Arrival(string Key, string Channel, string Address, InboundBody? Body, string? Token)
{
    public string? Language { get; init; }

    /// <summary>Which letter this one answers; null in channels without letters.</summary>
    public Answered? Answers { get; init; }

    /// <summary>What the channel itself remembers of the input, written with the turn; null for nothing.</summary>
    public Action<UnitOfWork, Speaker>? Also { get; init; }

    /// <summary>Id in the channel of the shown copy whose button was pressed, or of what was sent.</summary>
    public long? Copy { get; init; }
}

/// <summary>How a turn ended. A closed family.</summary>
internal abstract record TurnOutcome
{
    private TurnOutcome()
    {
    }

    /// <summary>Committed.</summary>
    /// <param name="Toast">Words over the pressed button; null for none.</param>
    public sealed record Done(string? Toast) : TurnOutcome
    {
        /// <summary>The person got a role: a channel with a menu of commands may offer more of them now.</summary>
        public bool GotRole { get; init; }

        /// <summary>What a page shows of the turn, in order; elsewhere it goes through the outbox.</summary>
        public IReadOnlyList<Message> Shown { get; init; } = [];

        /// <summary>Of the person after the turn; null for a guest.</summary>
        public string? Municipality { get; init; }

        /// <summary>Version of the conversation after the turn: what buttons of the shown screen carry.</summary>
        public int Version { get; init; }
    }

    /// <summary>The same input was taken before; nothing changed.</summary>
    public sealed record Duplicate : TurnOutcome;

    /// <summary>The input failed three times and was put aside.</summary>
    public sealed record Quarantined : TurnOutcome;
}
