using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Tests.Deliveries;

/// <summary>Issue #4: after a crash only what had its first byte is unknown.</summary>
public sealed class BegunSendsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("teacherbot-begun-").FullName;

    private string File => Path.Combine(folder, "t.begun");

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Without_notes_everything_may_have_left()
    {
        using var first = BegunSends.Open(File);
        using var none = BegunSends.Open(null);

        Assert.True(first.MayHaveBegun(Row(1)));
        Assert.True(none.MayHaveBegun(Row(1)));
    }

    [Fact]
    public void A_run_that_dies_before_it_has_settled_leaves_nothing_to_believe()
    {
        using (var first = BegunSends.Open(File))
        {
            first.Begin(Row(1));
        }

        using var second = BegunSends.Open(File);
        Assert.True(second.MayHaveBegun(Found(2)));
    }

    [Fact]
    public void After_it_only_what_was_begun_is_unknown_also_when_the_next_run_dies_at_once()
    {
        using (var first = BegunSends.Open(File))
        {
            first.Settled();
            first.Begin(Row(1));
        }

        for (var run = 0; run < 2; run++)
        {
            using var next = BegunSends.Open(File);
            Assert.True(next.MayHaveBegun(Found(1)));
            Assert.False(next.MayHaveBegun(Found(2)));
            Assert.False(next.MayHaveBegun(Found(1) with { Tries = 2 }));
        }
    }

    [Fact]
    public void The_newest_thousands_are_remembered()
    {
        using (var first = BegunSends.Open(File))
        {
            first.Settled();
            for (var id = 1; id <= 10_000; id++)
            {
                first.Begin(Row(id));
            }
        }

        using var next = BegunSends.Open(File);
        Assert.True(next.MayHaveBegun(Found(10_000)));
        Assert.True(next.MayHaveBegun(Found(6_000)));
        Assert.False(next.MayHaveBegun(Found(1)));
    }

    [Fact]
    public void Notes_of_another_boot_and_files_that_are_something_else_are_not_believed()
    {
        using (var first = BegunSends.Open(File))
        {
            first.Settled();
        }

        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[0] ^= 1;
        System.IO.File.WriteAllBytes(File, bytes);
        using (var other = BegunSends.Open(File))
        {
            Assert.True(other.MayHaveBegun(Found(1)));
        }

        System.IO.File.WriteAllText(File, "not ours");
        using var strange = BegunSends.Open(File);
        Assert.True(strange.MayHaveBegun(Found(1)));
    }

    private static Delivery Row(long id) => new(id, 1, Lane.Bulk, DeliveryKind.Say, null, true, 0, null, null, 0);

    // As the store gives it back: marking counted the send.
    private static Delivery Found(long id) => Row(id) with { Tries = 1 };
}
