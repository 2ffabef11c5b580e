using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Broadcasts;

/// <summary>What a turn does to a broadcast; the store applies every case and lets each happen only from a status it makes sense in.</summary>
public abstract record BroadcastEffect(string Broadcast) : Effect;

/// <summary>Keeps a draft, new or changed.</summary>
public sealed record SaveDraft(Broadcast Draft) : BroadcastEffect(Draft.Id);

/// <summary>Asks for the flight plan: a job freezes the recipients and a signal brings the plan.</summary>
public sealed record PlanFlight(string Broadcast) : BroadcastEffect(Broadcast);

/// <summary>Back from the plan to the draft; the frozen recipients are let go.</summary>
public sealed record ReviseDraft(string Broadcast) : BroadcastEffect(Broadcast);

/// <summary>Sends from this instant on, in the allowed hours.</summary>
public sealed record StartSending(string Broadcast, DateTimeOffset At) : BroadcastEffect(Broadcast);

/// <summary>What is not yet on the wire waits.</summary>
public sealed record PauseSending(string Broadcast) : BroadcastEffect(Broadcast);

/// <summary>Goes on with what waits.</summary>
public sealed record ResumeSending(string Broadcast) : BroadcastEffect(Broadcast);

/// <summary>Stops for good; a draft or a plan is thrown away the same way.</summary>
public sealed record CancelSending(string Broadcast) : BroadcastEffect(Broadcast);

/// <summary>Takes back what was sent: nothing more goes out, and each copy is deleted or corrected.</summary>
public sealed record RecallBroadcast(string Broadcast) : BroadcastEffect(Broadcast);

/// <summary>Fetches a picture or file into a draft: a job does it and a signal tells.</summary>
public sealed record FetchFile(string Broadcast, SentFile File) : BroadcastEffect(Broadcast);

/// <summary>Sends once more to everybody who surely did not get it.</summary>
public sealed record RepeatForTheRest(string Broadcast) : BroadcastEffect(Broadcast);

/// <summary>A broadcast with its counts; null when there is none of this id.</summary>
public sealed record BroadcastOf(string Id) : Query<Broadcast?>;

/// <summary>The newest broadcasts of a municipality, at most 20, without counts.</summary>
public sealed record BroadcastsOf(string Municipality) : Query<ImmutableArray<Broadcast>>;
