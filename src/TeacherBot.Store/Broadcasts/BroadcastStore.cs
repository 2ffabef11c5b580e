using System.Diagnostics;
using System.Text.Json;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>Broadcasts from draft to ledger; who gets one is kept by <see cref="RecipientStore"/>.</summary>
public static class BroadcastStore
{
    private static readonly Statement PutBroadcast = Statement.Named("PutBroadcast");
    private static readonly Statement FindBroadcast = Statement.Named("FindBroadcast");
    private static readonly Statement ListBroadcasts = Statement.Named("ListBroadcasts");
    private static readonly Statement RunningBroadcasts = Statement.Named("RunningBroadcasts");
    private static readonly Statement FindBroadcastBody = Statement.Named("FindBroadcastBody");
    private static readonly Statement MoveBroadcast = Statement.Named("MoveBroadcast");
    private static readonly Statement StartBroadcast = Statement.Named("StartBroadcast");
    private static readonly Statement FinishBroadcast = Statement.Named("FinishBroadcast");
    private static readonly Statement NeedPlanOf = Statement.Named("NeedPlanOfBroadcast");
    private static readonly Statement RefuseBroadcast = Statement.Named("RefuseBroadcast");
    private static readonly Statement CountsOfBroadcast = Statement.Named("CountsOfBroadcast");

    public static void Apply(UnitOfWork unit, Speaker speaker, BroadcastEffect effect, DateTimeOffset at)
    {
        var id = effect.Broadcast;
        switch (effect)
        {
            case SaveDraft save:
                Put(unit, save.Draft);
                break;
            case PlanFlight:
                Plan(unit, id, speaker.Person.Id, at);
                break;
            case FetchFile fetch:
                ScheduleStore.AddJob(unit, JobKinds.File, new FileWish(id, OutboxStore.ChannelOf(unit, speaker.Address), fetch.File).ToArgs(), speaker.Person.Id, at, at);
                break;
            case RecallBroadcast:
                Recall(unit, id, speaker.Person.Id, at);
                break;
            default:
                Move(unit, effect, at);
                break;
        }
    }

    private static void Move(UnitOfWork unit, BroadcastEffect effect, DateTimeOffset at)
    {
        var id = effect.Broadcast;
        switch (effect)
        {
            case ReviseDraft:
                Revise(unit, id);
                break;
            case StartSending start:
                Start(unit, id, start.At);
                break;
            case PauseSending:
                Pause(unit, id);
                break;
            case ResumeSending:
                Resume(unit, id);
                break;
            case CancelSending:
                Cancel(unit, id, at);
                break;
            case RepeatForTheRest:
                Repeat(unit, id, at);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Keeps a draft; one that is a draft no more stays as it is.</summary>
    public static void Put(UnitOfWork unit, Broadcast draft) => unit.Execute(
        PutBroadcast,
        ("id", draft.Id), ("municipality", draft.Municipality), ("cluster", draft.Cluster), ("author", draft.Author),
        ("kind", (int)draft.Kind), ("segment", draft.Segment), ("source", draft.Source),
        ("body", draft.Message is { } message ? StateJson.Text(message, StateJson.Default.Message) : null),
        ("at", draft.CreatedAt));

    /// <summary>Asks the job that freezes the recipients; false when it is no draft.</summary>
    public static bool Plan(UnitOfWork unit, string id, string? person, DateTimeOffset at)
    {
        if (!Move(unit, id, BroadcastStatus.Draft, BroadcastStatus.Freezing))
        {
            return false;
        }

        ScheduleStore.AddJob(unit, JobKinds.Broadcast, id, person, at, at);
        return true;
    }

    /// <summary>False when it is neither planned nor finished, or when its plan by need was used before.</summary>
    public static bool Start(UnitOfWork unit, string id, DateTimeOffset at)
    {
        var plan = Find(unit, id) is { Status: BroadcastStatus.Planned } ? unit.Find(NeedPlanOf, r => (object?)r.Int64OrNull(0) ?? "", ("id", id)) as long? : null;
        return (plan is null || NeedStore.Use(unit, plan.Value, at)) && unit.Execute(StartBroadcast, ("id", id), ("at", at)) == 1;
    }

    /// <summary>Back to the draft with the reason in Russian.</summary>
    public static void Refuse(UnitOfWork unit, string id, string refusal) => unit.Execute(RefuseBroadcast, ("id", id), ("refusal", refusal));

    public static bool Pause(UnitOfWork unit, string id)
    {
        var paused = Move(unit, id, BroadcastStatus.Sending, BroadcastStatus.Paused);
        if (paused)
        {
            RecipientStore.HoldBack(unit, id);
        }

        return paused;
    }

    public static bool Resume(UnitOfWork unit, string id) => Move(unit, id, BroadcastStatus.Paused, BroadcastStatus.Sending);

    public static bool Cancel(UnitOfWork unit, string id, DateTimeOffset at)
    {
        var cancelled = Move(unit, id, BroadcastStatus.Draft, BroadcastStatus.Cancelled) || End(unit, id, BroadcastStatus.Cancelled, at);
        if (cancelled)
        {
            RecipientStore.Cancel(unit, id, at);
        }

        return cancelled;
    }

    /// <summary>Sends once more to who surely did not get it; the number of them.</summary>
    public static int Repeat(UnitOfWork unit, string id, DateTimeOffset at) =>
        Find(unit, id) is { Status: BroadcastStatus.Finished } && Start(unit, id, at) ? RecipientStore.Repeat(unit, id) : 0;

    /// <summary>
    /// Nothing more goes out, and a job takes back what did; false when there is nothing to take back.
    /// </summary>
    /// <param name="person">Who is told when it is done; null for nobody.</param>
    public static bool Recall(UnitOfWork unit, string id, string? person, DateTimeOffset at)
    {
        if (Find(unit, id) is not { } broadcast || !broadcast.CanBeRecalled() || !Move(unit, id, broadcast.Status, BroadcastStatus.Recalled))
        {
            return false;
        }

        RecipientStore.Cancel(unit, id, at);
        ScheduleStore.AddJob(unit, JobKinds.Recall, id, person, at, at);
        return true;
    }

    /// <summary>Puts a fetched picture or file to a draft's message; false when it is no draft any more or has no text.</summary>
    public static bool Attach(UnitOfWork unit, string id, Core.Deliveries.Picture? picture, Core.Deliveries.DocumentRecipe? document)
    {
        if (Find(unit, id) is not { Status: BroadcastStatus.Draft, Message: { } message } draft)
        {
            return false;
        }

        Put(unit, draft with { Message = message with { Picture = picture, Document = document } });
        return true;
    }

    public static bool Move(UnitOfWork unit, string id, BroadcastStatus from, BroadcastStatus to) =>
        unit.Execute(MoveBroadcast, ("id", id), ("from", (int)from), ("to", (int)to)) == 1;

    /// <summary>Finished or cancelled, from any status between plan and end.</summary>
    public static bool End(UnitOfWork unit, string id, BroadcastStatus status, DateTimeOffset at) =>
        unit.Execute(FinishBroadcast, ("id", id), ("status", (int)status), ("at", at)) == 1;

    /// <summary>With its counts; null when there is none.</summary>
    public static Broadcast? Find(UnitOfWork unit, string id) => unit.Find(FindBroadcast, Map, ("id", id)) is { } found
        ? found with { Counts = [.. unit.Query(CountsOfBroadcast, r => new BroadcastCount(r.Text(0), r.Int32(1)), ("broadcast", id))] }
        : null;

    public static IReadOnlyList<Broadcast> List(UnitOfWork unit, string municipality) =>
        unit.Query(ListBroadcasts, Map, ("municipality", municipality));

    /// <summary>Being sent and due, the earliest first.</summary>
    public static IReadOnlyList<Broadcast> Running(UnitOfWork unit, DateTimeOffset now) => unit.Query(RunningBroadcasts, Map, ("now", now));

    /// <summary>JSON of the message, without the line about unsubscribing; null when there is no such broadcast.</summary>
    public static string? FindBody(UnitOfWork unit, string id) => unit.Find(FindBroadcastBody, r => r.TextOrNull(0) ?? "", ("id", id));

    private static void Revise(UnitOfWork unit, string id)
    {
        if (Move(unit, id, BroadcastStatus.Planned, BroadcastStatus.Draft))
        {
            RecipientStore.Drop(unit, id);
        }
    }

    private static Broadcast Map(Row row) => new(
        row.Text(0), row.Text(1), (BroadcastKind)row.Int32(4), row.Text(6), row.Text(5), (BroadcastStatus)row.Int32(9))
    {
        Cluster = row.TextOrNull(2),
        Author = row.TextOrNull(3),
        Message = row.TextOrNull(7) is { } body ? JsonSerializer.Deserialize(body, StateJson.Default.Message) : null,
        Blind = row.Bool(8),
        StartsAt = row.InstantOrNull(10),
        CreatedAt = row.Instant(11),
        FinishedAt = row.InstantOrNull(12),
        PerSecond = row.Int32(13),
        Refusal = row.TextOrNull(14),
    };
}
