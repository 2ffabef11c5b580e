using TeacherBot.Channels.Email;
using TeacherBot.Mail.Mime.Writing;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>Whether addresses with a plus reach the mailbox is found out by a letter to ourselves.</summary>
public sealed class PlusAddressTests
{
    private const string Anna = "anna@mail.test";

    [Fact]
    public async Task Once_the_letter_to_ourselves_came_answers_go_to_an_address_of_their_own()
    {
        using var world = await EmailWorld.OpenAsync(plus: null);
        await world.JoinAsync(Anna);
        Assert.Empty(world.Newest(Anna)!.ReplyTo);

        // One of an earlier start says nothing of this one.
        var now = world.Clock.Now;
        Assert.Equal("probe", await world.ArriveAsync(new PlusAddress(EmailWorld.BotAddress, null).Probe(now)));
        Assert.False(world.Options.Plus.Works);
        var taken = await world.Intake.TakeAsync(LetterWriter.Write(world.Options.Plus.Probe(now)), CancellationToken.None);
        Assert.Equal(("probe", false), (taken.Kind, taken.Keep));
        Assert.True(world.Options.Plus.Works);

        await world.AnswerAsync(Anna, "а");
        Assert.Matches(@"^bot\+[a-z2-7]{39}@school\.test$", world.Newest(Anna)!.ReplyTo[0].Address);
    }

    [Fact]
    public async Task Whoever_knows_better_is_believed()
    {
        foreach (var known in new[] { true, false })
        {
            using var world = await EmailWorld.OpenAsync(known);
            Assert.False(world.Options.Plus.IsUnknown);
            await world.ArriveAsync(world.Options.Plus.Probe(world.Clock.Now));
            Assert.Equal(known, world.Options.Plus.Works);
        }
    }
}
