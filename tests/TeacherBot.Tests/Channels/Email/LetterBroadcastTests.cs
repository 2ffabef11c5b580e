using System.Text;
using TeacherBot.Channels.Email.Receiving;
using TeacherBot.Deliveries;
using TeacherBot.Mail.Mime;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>Issue #4's broadcasts with email as the second channel.</summary>
public sealed class LetterBroadcastTests
{
    private const string Anna = "anna@mail.test";

    [Fact]
    public async Task Who_blocked_the_messenger_gets_one_letter_and_nothing_else()
    {
        using var world = await EmailWorld.OpenAsync();
        var person = await world.AgreeAsync("console", "1001");
        await world.LinkAsync(person, Anna);
        world.Chat.Answer = new SendOutcome.RecipientGone("blocked");
        var id = await world.BroadcastAsync("# Семинар\nПриходите в субботу.");

        var letter = Assert.Single(world.Taken, t => t.To == Anna).Letter;
        Assert.Contains("Приходите в субботу", letter.Text, StringComparison.Ordinal);
        Assert.Equal("auto-generated", letter.Headers.Raw("Auto-Submitted"));
        Assert.Contains("mailto:bot+", letter.Headers.Raw("List-Unsubscribe"), StringComparison.Ordinal);
        Assert.Equal(1, world.Sent(id));
    }

    [Theory]
    [InlineData("отписаться")]
    [InlineData("СТОП!")]
    [InlineData("mailto")]
    [InlineData("complaint")]
    [InlineData("one click")]
    public async Task Every_way_to_unsubscribe_ends_that_kind(string way)
    {
        using var world = await EmailWorld.OpenAsync();
        await world.AgreeAsync("email", Anna);
        await world.BroadcastAsync("# Первый\nПриходите.");
        var letter = world.Newest(Anna)!;
        switch (way)
        {
            case "mailto":
                await world.ArriveAsync(world.Write(Anna, $"[#{Token(letter)}]", "unsubscribe"));
                break;
            case "complaint":
                await world.ArriveAsync(Complaint(letter.MessageId!));
                break;
            case "one click":
                var door = new Unsubscribing(world.Stores, world.Bot.Turns, world.Clock);
                Assert.False(await door.RunAsync(new string('a', 39), default));
                Assert.True(await door.RunAsync(Token(letter), default));
                Assert.True(await door.RunAsync(Token(letter), default));
                break;
            default:
                await world.AnswerAsync(Anna, way);
                break;
        }

        await world.BroadcastAsync("# Второй\nПриходите.");
        Assert.DoesNotContain(world.Taken, t => t.Letter.Text!.Contains("ВТОРОЙ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_unsubscribes_somebody_else()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.AgreeAsync("email", Anna);
        await world.BroadcastAsync("# Первый\nПриходите.");
        await world.ArriveAsync(world.Write(Anna, "отписаться", "unsubscribe"));
        await world.ArriveAsync(world.Write("boris@mail.test", $"[#{Token(world.Newest(Anna)!)}]", "unsubscribe"));
        await world.BroadcastAsync("# Второй\nПриходите.");
        Assert.Contains(world.Taken, t => t.Letter.Text!.Contains("ВТОРОЙ", StringComparison.Ordinal));
    }

    private static string Token(Letter letter) => letter.MessageId![3..letter.MessageId!.IndexOf('@')];

    private static byte[] Complaint(string id) => Encoding.ASCII.GetBytes(
        "From: fbl@mx.test\r\nTo: bot@school.test\r\nSubject: complaint\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: text/plain\r\n\r\nabuse\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n\r\n"
        + $"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{id}>\r\nTo: {Anna}\r\n\r\nx\r\n--b--\r\n");
}
