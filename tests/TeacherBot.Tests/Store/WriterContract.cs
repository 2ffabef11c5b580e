using System.Data.Common;
using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

public abstract class WriterContract<TFixture>(TFixture fixture) : IClassFixture<TFixture>
    where TFixture : StoreFixture
{
    [Fact]
    public async Task Waiting_works_share_one_commit()
    {
        var counters = fixture.Database.Counters;
        var hold = fixture.HoldWriter();
        var (commits, works) = (counters.Commits, counters.Works);
        var waiting = Enumerable.Range(100, 10).Select(id => fixture.Database.WriteAsync(unit => Toys.Insert(unit, id))).ToList();
        Assert.Equal(10, counters.QueueDepth);
        hold.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(2, counters.Commits - commits);
        Assert.Equal(11, counters.Works - works);
        Assert.Equal(0, counters.QueueDepth);
    }

    [Fact]
    public async Task A_work_that_throws_is_rolled_back_alone()
    {
        var hold = fixture.HoldWriter();
        var before = fixture.Database.WriteAsync(unit => Toys.Insert(unit, 200));
        var thrown = fixture.Database.WriteAsync(unit =>
        {
            Toys.Insert(unit, 201);
            throw new FormatException("on purpose");
        });
        var after = fixture.Database.WriteAsync(unit => Toys.Insert(unit, 202));
        hold.Dispose();

        Assert.Equal(1, await before);
        Assert.Equal(1, await after);
        await Assert.ThrowsAsync<FormatException>(() => thrown);
        Assert.Equal((true, false, true), (Exists(200), Exists(201), Exists(202)));
    }

    [Fact]
    public async Task A_work_that_throws_without_neighbours_leaves_nothing_and_the_next_one_works()
    {
        await Assert.ThrowsAsync<FormatException>(() => fixture.Database.WriteAsync(unit =>
        {
            Toys.Insert(unit, 210);
            throw new FormatException("on purpose");
        }));
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 211));

        Assert.Equal((false, true), (Exists(210), Exists(211)));
    }

    [Fact]
    public async Task A_work_that_swallows_a_failed_statement_is_rolled_back_all_the_same()
    {
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 220));
        var swallowing = fixture.Database.WriteAsync(unit =>
        {
            Toys.Insert(unit, 221);
            try
            {
                Toys.Insert(unit, 220);
            }
            catch (DbException)
            {
                Assert.Throws<InvalidOperationException>(() => Toys.Insert(unit, 222));
            }
        });

        await Assert.ThrowsAnyAsync<DbException>(() => swallowing);
        Assert.Equal((false, false), (Exists(221), Exists(222)));
    }

    [Fact]
    public async Task A_failed_commit_is_repeated_singly_and_only_the_guilty_work_fails()
    {
        var runs = new int[3];
        Task<long> Counted(int run, Func<UnitOfWork, long> work) => fixture.Database.WriteAsync(unit =>
        {
            runs[run]++;
            return work(unit);
        });
        var hold = fixture.HoldWriter();
        var first = Counted(0, unit => Toys.Insert(unit, 300));
        var guilty = Counted(1, unit => unit.Scalar(Toys.InsertPart, ("toy", 999_999)));
        var last = Counted(2, unit => Toys.Insert(unit, 302));
        hold.Dispose();

        Assert.Equal(1, await first);
        Assert.Equal(1, await last);
        await Assert.ThrowsAnyAsync<DbException>(() => guilty);
        Assert.Equal([2, 2, 2], runs);
        Assert.Equal((true, true), (Exists(300), Exists(302)));
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 303));
    }

    [Fact]
    public async Task No_work_is_confirmed_before_its_batch_is_committed()
    {
        var hold = fixture.HoldWriter();
        var first = fixture.Database.WriteAsync(unit => Toys.Insert(unit, 400));
        var second = fixture.Database.WriteAsync(_ => (first.IsCompleted, Visible: Exists(400)));
        hold.Dispose();

        Assert.Equal((false, false), await second);
        await first;
        Assert.True(Exists(400));
    }

    [Fact]
    public async Task A_work_cancelled_while_it_waits_never_runs()
    {
        using var cancel = new CancellationTokenSource();
        var hold = fixture.HoldWriter();
        var cancelled = fixture.Database.WriteAsync(unit => Toys.Insert(unit, 500), cancel.Token);
        await cancel.CancelAsync();
        hold.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(Exists(500));
    }

    private bool Exists(long id) =>
        fixture.Database.Read(unit => unit.Find(Toys.FindToy, row => row.Text(1), ("id", id))) is not null;
}

public sealed class SqliteWriterTests(SqliteFixture fixture) : WriterContract<SqliteFixture>(fixture);
