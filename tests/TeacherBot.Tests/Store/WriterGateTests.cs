using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

public sealed class WriterGateTests
{
    [Fact]
    public async Task A_pause_gets_in_though_the_writer_never_rests_and_no_batch_is_open_in_it()
    {
        var gate = new WriterGate();
        var (inBatch, seenInBatch, paused) = (false, true, false);
        var writer = Task.Run(() =>
        {
            while (!Volatile.Read(ref paused))
            {
                gate.Enter();
                inBatch = true;
                inBatch = false;
                gate.Exit();
            }
        });
        gate.BetweenBatches(() =>
        {
            seenInBatch = inBatch;
            Volatile.Write(ref paused, true);
        });
        await writer;

        Assert.False(seenInBatch);
    }

    [Fact]
    public void A_pause_that_throws_lets_the_writer_go_on()
    {
        var gate = new WriterGate();
        Assert.Throws<FormatException>(() => gate.BetweenBatches(() => throw new FormatException("on purpose")));

        gate.Enter();
        gate.Exit();
    }
}
