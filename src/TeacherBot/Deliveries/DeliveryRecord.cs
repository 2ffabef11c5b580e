using System.Diagnostics;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Deliveries;

/// <summary>A row marked as sending, with what sending it needs.</summary>
internal sealed record Prepared(Delivery Delivery, SealedAddress Address, long? EditTarget);

/// <summary>Writes what becomes of deliveries. Every outcome has its rows; nothing is dropped.</summary>
internal sealed class DeliveryRecord(Database database, string channel, BegunSends begun, TimeProvider clock, ILogger log)
{
    // An unknown reply is sent once more, a screen until somebody surely has a current question; a reminder or broadcast never.
    private static readonly TimeSpan[] AgainAfter = [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    private static readonly TimeSpan NotSentPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Writes what ended and marks the next rows as sending, in one transaction; the result is what may be sent now. It cannot be
    /// cancelled: an outcome that is known must not become unknown.
    /// </summary>
    public async Task<List<Prepared>> WriteAsync(List<Settled> ended, List<Delivery> chosen)
    {
        try
        {
            return await database.WriteAsync(
                unit =>
                {
                    ended.ForEach(e => Write(unit, e.Ready, e.Outcome));
                    return Prepare(unit, chosen);
                },
                CancellationToken.None);
        }
        catch (Exception error) when (error is not OutOfMemoryException && ended.Count > 0)
        {
            await WriteSinglyAsync(ended);
            throw;
        }
    }

    /// <summary>Settles rows that a run left as sending when it died: what surely never left waits again, the rest is unknown.</summary>
    public async Task RecoverAsync(CancellationToken cancellation)
    {
        await database.WriteAsync(Recover, cancellation);
        begun.Settled();
    }

    private void Recover(UnitOfWork unit)
    {
        foreach (var delivery in OutboxStore.Sending(unit, channel))
        {
            if (!begun.MayHaveBegun(delivery))
            {
                OutboxStore.Requeue(unit, delivery.Id, delivery.Fresh, "not begun", clock.GetUtcNow());
                continue;
            }

            var living = delivery.Kind == DeliveryKind.Screen ? OutboxStore.FindScreen(unit, delivery.Address) : null;
            var target = delivery.Kind is DeliveryKind.Disarm or DeliveryKind.Recall ? delivery.Target : delivery.Fresh ? null : living;
            Unknown(unit, delivery, target, "crash", clock.GetUtcNow());
        }
    }

    // One outcome that cannot be written must not take the others with it. Its row stays as sending and is settled as unknown at
    // the next start.
    private async Task WriteSinglyAsync(List<Settled> ended)
    {
        foreach (var (ready, outcome) in ended)
        {
            try
            {
                await database.WriteAsync(unit => Write(unit, ready, outcome));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                DeliveryLog.RecordFailed(log, channel, ready.Delivery.Id, error.GetType().Name);
            }
        }
    }

    // Rows still free to send, marked as sending; those of nobody reachable are finished here.
    private List<Prepared> Prepare(UnitOfWork unit, List<Delivery> chosen)
    {
        var prepared = new List<Prepared>(chosen.Count);
        foreach (var delivery in chosen)
        {
            if (!OutboxStore.MarkSending(unit, delivery.Id))
            {
                continue;
            }

            if (PeopleStore.FindAddressOf(unit, delivery.Address) is not { Reachable: true } address)
            {
                Gone(unit, delivery, "unreachable", clock.GetUtcNow());
                continue;
            }

            var living = delivery.Kind == DeliveryKind.Screen ? OutboxStore.FindScreen(unit, delivery.Address) : null;
            var target = delivery.Kind switch
            {
                DeliveryKind.Disarm or DeliveryKind.Recall => delivery.Target,
                DeliveryKind.Screen when !delivery.Fresh => living,
                _ => null,
            };
            prepared.Add(new Prepared(delivery, address, target));
        }

        return prepared;
    }

    private void Write(UnitOfWork unit, Prepared ready, SendOutcome outcome)
    {
        var now = clock.GetUtcNow();
        var delivery = ready.Delivery;
        switch (outcome)
        {
            case SendOutcome.Delivered delivered:
                Delivered(unit, ready, delivered.Id, now);
                break;
            case SendOutcome.RetryAfter retry:
                OutboxStore.Requeue(unit, delivery.Id, delivery.Fresh, "429", now + retry.Wait);
                break;
            case SendOutcome.NotSent notSent:
                OutboxStore.Requeue(unit, delivery.Id, delivery.Fresh, notSent.Code, now + Pause(delivery.Tries));
                break;
            case SendOutcome.TargetLost when delivery.Kind == DeliveryKind.Screen:
                OutboxStore.ForgetScreen(unit, delivery.Address);
                OutboxStore.Requeue(unit, delivery.Id, true, "target lost", now);
                break;
            case SendOutcome.TargetLost:
                OutboxStore.Finish(unit, delivery.Id, DeliveryState.Delivered, null, "target lost", now);
                break;
            case SendOutcome.Rejected rejected:
                OutboxStore.Finish(unit, delivery.Id, DeliveryState.Rejected, null, rejected.Code, now);
                break;
            case SendOutcome.RecipientGone gone:
                PeopleStore.SetReachable(unit, delivery.Address, false);
                Gone(unit, delivery, gone.Code, now);
                foreach (var waiting in OutboxStore.UnaskedAt(unit, delivery.Address))
                {
                    OutboxStore.FallOver(unit, waiting, delivery.Address, now);
                }

                OutboxStore.Cancel(unit, delivery.Address, now);
                break;
            case SendOutcome.Unknown unknown:
                Unknown(unit, delivery, ready.EditTarget, unknown.Code, now);
                break;
            case SendOutcome.ChannelMisconfigured bad:
                OutboxStore.Requeue(unit, delivery.Id, delivery.Fresh, bad.Code, now);
                break;
            default:
                throw new UnreachableException();
        }
    }

    // What the person did not ask for right here may come by another channel; an answer belongs where it was asked.
    private static void Gone(UnitOfWork unit, Delivery delivery, string code, DateTimeOffset now)
    {
        if (delivery.Lane == Lane.Reply || delivery.Kind == DeliveryKind.Recall || !OutboxStore.FallOver(unit, delivery.Id, delivery.Address, now))
        {
            OutboxStore.Finish(unit, delivery.Id, DeliveryState.Gone, null, code, now);
        }
    }

    private void Delivered(UnitOfWork unit, Prepared ready, long id, DateTimeOffset now)
    {
        var delivery = ready.Delivery;
        OutboxStore.Finish(unit, delivery.Id, DeliveryState.Delivered, id, null, now);
        if (delivery.Kind != DeliveryKind.Screen)
        {
            return;
        }

        // Read again: while this copy was on its way, a press may have adopted another one.
        var living = OutboxStore.FindScreen(unit, delivery.Address);
        if (ready.EditTarget is null && living is { } other && other != id && !ChannelNames.SendsLetters(channel))
        {
            OutboxStore.Disarm(unit, delivery.Address, channel, other, now);
        }

        if (ready.EditTarget is null || living is null)
        {
            OutboxStore.PutScreen(unit, delivery.Address, id, now);
        }
    }

    // Edits and disarms are safe to repeat at once. A new message may now stand there twice, so repeats are few and far between.
    private void Unknown(UnitOfWork unit, Delivery delivery, long? editTarget, string code, DateTimeOffset now)
    {
        if (editTarget is not null)
        {
            OutboxStore.Requeue(unit, delivery.Id, delivery.Fresh, code, now + Pause(delivery.Tries));
            return;
        }

        var most = delivery.Lane != Lane.Reply ? 0 : delivery.Kind == DeliveryKind.Screen ? AgainAfter.Length : 1;
        if (delivery.Repeats < most)
        {
            OutboxStore.Again(unit, delivery with { Repeats = delivery.Repeats + 1, Target = delivery.Target ?? delivery.Id }, channel, now + AgainAfter[delivery.Repeats], now);
        }

        OutboxStore.Finish(unit, delivery.Id, DeliveryState.Unknown, null, code, now);
    }

    private static TimeSpan Pause(int tries)
    {
        var pause = NotSentPause * Math.Pow(2, Math.Min(tries, 6));
        return pause < LongestPause ? pause : LongestPause;
    }
}
