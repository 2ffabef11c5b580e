using System.Text;
using TeacherBot.Mail.Smtp;
using TeacherBot.Store;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>Letters that the server or the recipient does not take.</summary>
public sealed class LetterDeliveryTests
{
    private const string Anna = "anna@mail.test";

    [Fact]
    public async Task Ten_minutes_of_refusals_for_now_lose_nothing()
    {
        using var world = await EmailWorld.OpenAsync();
        var until = world.Clock.Now.AddMinutes(10);
        world.Server = _ => world.Clock.Now < until ? new SmtpOutcome.Deferred(new SmtpReply(451, "4.3.0", "later")) : null;
        await world.ArriveAsync(world.Write(Anna, "Хочу начать"));
        Assert.Empty(world.Taken);
        await PassAsync(world, TimeSpan.FromMinutes(30));
        Assert.Single(world.Taken);
        Assert.InRange(world.Offered, 2, 8);
    }

    [Theory]
    [InlineData(421, "4.3.2")]
    [InlineData(550, "5.7.1")]
    public async Task A_block_of_the_account_pauses_everybody_and_is_not_hammered(int code, string enhanced)
    {
        using var world = await EmailWorld.OpenAsync();
        var until = world.Clock.Now.AddMinutes(55);
        var reply = new SmtpReply(code, enhanced, "blocked");
        world.Server = _ => world.Clock.Now >= until ? null
            : code < 500 ? new SmtpOutcome.Throttled(reply) : new SmtpOutcome.Refused(reply, SmtpRefusal.Policy);
        for (var i = 0; i < 10; i++)
        {
            await world.ArriveAsync(world.Write($"teacher{i}@mail.test", "Хочу начать"));
        }

        await PassAsync(world, TimeSpan.FromHours(3));
        Assert.Equal(10, world.Taken.Count);

        // On a busy machine all ten may be under way before the first of a try is refused.
        Assert.InRange(world.Offered, 11, 110);
    }

    [Fact]
    public async Task An_unknown_end_is_repeated_under_the_same_id()
    {
        using var world = await EmailWorld.OpenAsync();
        var ids = new List<string>();
        world.Server = envelope =>
        {
            ids.Add(TeacherBot.Mail.Mime.LetterReader.Read(envelope.Letter).MessageId!);
            return ids.Count == 1 ? new SmtpOutcome.Unknown("lost") : null;
        };
        await world.ArriveAsync(world.Write(Anna, "Хочу начать"));
        await PassAsync(world, TimeSpan.FromMinutes(2));
        Assert.Equal(2, ids.Count);
        Assert.Single(ids.Distinct());
        Assert.Equal("answer", await world.ArriveAsync(world.Answer(world.Newest(Anna)!, Anna, "1")));
    }

    [Fact]
    public async Task A_hard_bounce_ends_the_address_until_the_person_writes_again()
    {
        using var world = await EmailWorld.OpenAsync();
        var letter = await world.JoinAsync(Anna);
        Assert.Equal("Bounce", await world.ArriveAsync(Bounce(letter.MessageId!, "5.1.1")));
        Assert.False(Reachable(world));
        await world.ArriveAsync(world.Answer(letter, Anna, "а"));
        Assert.True(Reachable(world));
    }

    [Theory]
    [InlineData("4.4.1", "delayed")]
    [InlineData("5.7.1", "failed")]
    public async Task A_delay_or_a_spam_verdict_says_nothing_of_the_address(string status, string action)
    {
        using var world = await EmailWorld.OpenAsync();
        var letter = await world.JoinAsync(Anna);
        await world.ArriveAsync(Bounce(letter.MessageId!, status, action));
        Assert.True(Reachable(world));
    }

    [Fact]
    public async Task A_full_mailbox_three_times_in_a_fortnight_ends_the_address_and_the_same_report_counts_once()
    {
        using var world = await EmailWorld.OpenAsync();
        var letter = await world.JoinAsync(Anna);
        for (var i = 0; i < 5; i++)
        {
            await world.ArriveAsync(Bounce(letter.MessageId!, "5.2.2"));
        }

        Assert.True(Reachable(world));
        world.Clock.Now += TimeSpan.FromDays(1);
        await world.ArriveAsync(Bounce(letter.MessageId!, "5.2.2", when: "Tue"));
        Assert.True(Reachable(world));
        await world.ArriveAsync(Bounce(letter.MessageId!, "5.2.2", when: "Wed"));
        Assert.False(Reachable(world));
    }

    [Theory]
    [InlineData("tb.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@school.test")]
    [InlineData("1@client.test")]
    public async Task A_forged_bounce_ends_nothing(string id)
    {
        using var world = await EmailWorld.OpenAsync();
        await world.JoinAsync(Anna);
        await world.ArriveAsync(Bounce(id, "5.1.1"));
        Assert.True(Reachable(world));
    }

    [Fact]
    public async Task Answers_stand_in_the_thread_of_the_letter_they_answer()
    {
        using var world = await EmailWorld.OpenAsync();
        var first = world.Write(Anna, "Хочу начать", "Вопрос о диагностике");
        await world.ArriveAsync(first);
        var letter = world.Newest(Anna)!;
        Assert.Equal("Re: Вопрос о диагностике", letter.Subject);
        Assert.Equal([first.MessageId], letter.InReplyTo);
        Assert.Equal(("auto-replied", "teacherbot"), (letter.Headers.Raw("Auto-Submitted"), letter.Headers.Raw("X-Loop")));
        var answer = world.Answer(letter, Anna, "1");
        await world.ArriveAsync(answer);
        Assert.Equal([letter.MessageId!, answer.MessageId], world.Newest(Anna)!.References);
        Assert.Equal("Re: Вопрос о диагностике", world.Newest(Anna)!.Subject);
    }

    [Fact]
    public async Task Text_and_HTML_offer_the_same_choices_and_say_the_same()
    {
        using var world = await EmailWorld.OpenAsync();
        await world.ArriveAsync(world.Write(Anna, "Хочу начать"));
        var letter = world.Newest(Anna)!;
        foreach (var line in letter.Text!.Split('\n').Where(l => l.Trim().Length > 0 && l.Trim() != "--" && !l.Any(char.IsAsciiLetter)))
        {
            var said = line.Trim();
            Assert.Contains(said.Contains(" — ", StringComparison.Ordinal) ? said.Split(" — ")[1] : said, System.Net.WebUtility.HtmlDecode(letter.Html!), StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("http", letter.Html!, StringComparison.Ordinal);
        Assert.Contains("mailto:bot%2B", letter.Html!, StringComparison.Ordinal);
    }

    private static async Task PassAsync(EmailWorld world, TimeSpan time)
    {
        for (var end = world.Clock.Now + time; world.Clock.Now < end; world.Clock.Now += TimeSpan.FromSeconds(20))
        {
            await world.PumpAsync();
        }
    }

    private static bool Reachable(EmailWorld world) => world.Bot.Database.Read(unit =>
        PeopleStore.FindAddressOf(unit, new LetterStore(world.Bot.Stores.Vault).FindAddress(unit, Anna)!.Value.Id))!.Reachable;

    private static byte[] Bounce(string id, string status, string action = "failed", string when = "Mon") => Encoding.ASCII.GetBytes(
        $"From: MAILER-DAEMON@mx.test\r\nTo: bot@school.test\r\nSubject: Undelivered\r\nDate: {when}, 30 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsorry\r\n"
        + $"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; {Anna}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        + $"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{id}>\r\nTo: {Anna}\r\n\r\n--b--\r\n");
}
