using TeacherBot.Operations.Simulation.Telegram;

namespace TeacherBot.IntegrationTests.Journeys;

/// <summary>Kills the program at a random moment, or exactly inside one of the two windows where a less careful one would lose or repeat.</summary>
internal sealed class SteeredKills(BotApiServer server, ServeProcess serve)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private int random;

    /// <summary>Something was done at the server, and the program has not recorded what became of it.</summary>
    public int BetweenSendAndRecord { get; private set; }

    /// <summary>A turn was committed, for its answer is on the wire, and the update that caused it is not acknowledged.</summary>
    public int BetweenCommitAndAcknowledgement { get; private set; }

    /// <param name="kind">0 at once, 1 between send and record, 2 between commit and acknowledgement.</param>
    public async Task NextAsync(int kind, CancellationToken stop)
    {
        if (kind == 1 && await KillInsideAsync(CallMoment.Done, _ => true, stop))
        {
            BetweenSendAndRecord++;
        }
        else if (kind == 2 && await KillInsideAsync(CallMoment.Arrived, chat => chat.IsUnheard, stop))
        {
            BetweenCommitAndAcknowledgement++;
        }
        else
        {
            random++;
            await serve.KillAsync();
        }
    }

    public override string ToString() =>
        $"kills: {random} at random, {BetweenSendAndRecord} between send and record, {BetweenCommitAndAcknowledgement} between commit and acknowledgement";

    // False when nothing was sent for a while: everybody may have finished.
    private async Task<bool> KillInsideAsync(CallMoment at, Func<Chat, bool> fits, CancellationToken stop)
    {
        var taken = 0;
        var killed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Interrupt = async (moment, call) =>
        {
            if (moment == at && call.Method is ("sendMessage" or "editMessageText") && call.Chat is { } chat && fits(chat) && Interlocked.Exchange(ref taken, 1) == 0)
            {
                await serve.KillAsync();
                killed.SetResult(true);
            }
        };
        try
        {
            return await killed.Task.WaitAsync(Patience, stop);
        }
        catch (TimeoutException) when (Interlocked.Exchange(ref taken, 1) == 0)
        {
            return false;
        }
        catch (TimeoutException)
        {
            // Taken at the last moment.
            return await killed.Task;
        }
        finally
        {
            server.Interrupt = null;
        }
    }
}
