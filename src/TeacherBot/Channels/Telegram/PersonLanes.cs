namespace TeacherBot.Channels.Telegram;

/// <summary>
/// Lets work of different people run in parallel and of one person one after the other, in the order of the calls. Two presses read
/// one state otherwise; the store would notice and decide again, but the order would be chance.
/// </summary>
internal sealed class PersonLanes
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Task> tails = [];

    /// <summary>Completes with the work; a failure is the caller's and does not stop the lane.</summary>
    public async Task RunAsync(long person, Func<Task> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? before;
        lock (gate)
        {
            tails.TryGetValue(person, out before);
            tails[person] = done.Task;
        }

        if (before is not null)
        {
            await before;
        }

        try
        {
            await work();
        }
        finally
        {
            lock (gate)
            {
                if (tails[person] == done.Task)
                {
                    tails.Remove(person);
                }
            }

            done.SetResult();
        }
    }
}
