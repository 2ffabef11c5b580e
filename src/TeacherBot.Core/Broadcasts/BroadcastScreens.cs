using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Broadcasts;

/// <summary>What a sender looks at. The broadcast itself is a row: the screen holds its id.</summary>
public abstract record BroadcastScreen : Screen;

/// <summary>Broadcasts of one's municipality, newest first.</summary>
public sealed record BroadcastList : BroadcastScreen;

/// <summary>One broadcast as it stands: draft, plan, progress or ledger.</summary>
public sealed record BroadcastView(string Id) : BroadcastScreen
{
    /// <summary>The plan is asked for as soon as the file that is being fetched is there.</summary>
    public bool PlansNext { get; init; }
}

/// <summary>Its text is to be typed.</summary>
public sealed record BroadcastWriting(string Id) : BroadcastScreen;

/// <summary>To whom: chosen by buttons or typed as a rule.</summary>
/// <param name="Subjects">Chosen by buttons so far.</param>
/// <param name="Supported">Only schools that hold a status this year.</param>
public sealed record BroadcastAiming(string Id, ImmutableArray<string> Subjects, bool Supported) : BroadcastScreen;

/// <summary>«Отозвать рассылку» is to be confirmed.</summary>
public sealed record BroadcastRecalling(string Id) : BroadcastScreen;

/// <summary>The day and hour are to be typed.</summary>
public sealed record BroadcastTiming(string Id) : BroadcastScreen;
