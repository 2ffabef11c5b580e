using System.Text;
using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Smtp;

namespace TeacherBot.Tests.Mail.Wire;

public sealed class SmtpClientTests
{
    private const string Hello = "S: 220 hi\nC: EHLO\nS: 250-mx\nS: 250 SIZE 1000\n";
    private const string Envelope = "C: MAIL\nS: 250 2.1.0 ok\nC: RCPT\nS: 250 2.1.5 ok\nC: DATA\nS: 354 go\nDATA\n";

    private static readonly SmtpEnvelope Letter = new("bot@a.test", "anna@b.test", "Subject: x\r\n\r\nhello"u8.ToArray());

    [Fact]
    public async Task A_connection_lost_after_the_letter_is_unknown_and_before_it_surely_not_sent()
    {
        await using var after = new ScriptedServer(Hello + Envelope + "CUT");
        Assert.IsType<SmtpOutcome.Unknown>(await SendAsync(after));
        await using var before = new ScriptedServer(Hello + "C: MAIL\nS: 250 ok\nC: RCPT\nCUT");
        Assert.IsType<SmtpOutcome.NotSent>(await SendAsync(before));
        await using var greeting = new ScriptedServer("CUT");
        Assert.IsType<SmtpOutcome.NotSent>(await SendAsync(greeting));
    }

    [Fact]
    public async Task A_kept_connection_that_was_closed_meanwhile_is_opened_anew()
    {
        await using var server = new ScriptedServer(Hello + Envelope + "S: 250 2.0.0 queued\nCUT", Hello + Envelope + "S: 250 2.0.0 queued");
        await using var client = new SmtpClient(new SmtpOptions(server.Server), TimeProvider.System);
        Assert.IsType<SmtpOutcome.Accepted>(await client.SendAsync(Letter, default));
        Assert.IsType<SmtpOutcome.Accepted>(await client.SendAsync(Letter, default));
        Assert.Equal(2, server.Connections);
    }

    [Theory]
    [InlineData("550 5.1.1 no such user", "RCPT", "Refused Recipient")]
    [InlineData("550 no such user", "RCPT", "Refused Recipient")]
    [InlineData("552 5.2.2 full", "RCPT", "Refused Mailbox")]
    [InlineData("550 5.7.1 spam", "RCPT", "Refused Policy")]
    [InlineData("450 4.2.0 greylisted", "RCPT", "Deferred")]
    [InlineData("451 4.7.1 slow down", "RCPT", "Throttled")]
    [InlineData("421 4.3.2 bye", "RCPT", "Throttled")]
    [InlineData("454 4.7.0 too much", "MAIL", "Throttled")]
    [InlineData("553 5.7.1 not owned", "MAIL", "Refused Policy")]
    [InlineData("554 5.7.1 message looks like spam", "LETTER", "Refused Policy")]
    [InlineData("451 4.3.0 try later", "LETTER", "Deferred")]
    [InlineData("552 5.3.4 too big", "LETTER", "Refused Other")]
    public async Task Refusals_are_told_apart_by_their_numbers(string reply, string at, string expected)
    {
        var script = at switch
        {
            "MAIL" => $"C: MAIL\nS: {reply}\nC: RSET\nS: 250 ok",
            "RCPT" => $"C: MAIL\nS: 250 ok\nC: RCPT\nS: {reply}\nC: RSET\nS: 250 ok",
            _ => Envelope + $"S: {reply}",
        };
        await using var server = new ScriptedServer(Hello + script);
        var outcome = await SendAsync(server);
        Assert.Equal(expected, outcome.GetType().Name + (outcome is SmtpOutcome.Refused refused ? " " + refused.Kind : ""));
    }

    [Fact]
    public async Task What_the_server_would_not_take_is_not_offered()
    {
        await using var server = new ScriptedServer(Hello + "C: QUIT");
        await using var client = new SmtpClient(new SmtpOptions(server.Server), TimeProvider.System);
        Assert.IsType<SmtpOutcome.Impossible>(await client.SendAsync(Letter with { Letter = new byte[2000] }, default));
        Assert.IsType<SmtpOutcome.Impossible>(await client.SendAsync(Letter with { Letter = Encoding.UTF8.GetBytes("Subject: я\r\n\r\n") }, default));
        Assert.IsType<SmtpOutcome.Impossible>(await client.SendAsync(Letter with { Recipient = "аня@школа.рф" }, default));
    }

    [Theory]
    [InlineData("a@b.test>\r\nRCPT TO:<c@d.test")]
    [InlineData("a b@c.test")]
    [InlineData("nobody")]
    [InlineData("@b.test")]
    [InlineData("a@")]
    public async Task An_address_cannot_carry_a_command(string recipient)
    {
        await using var server = new ScriptedServer(Hello);
        await using var client = new SmtpClient(new SmtpOptions(server.Server), TimeProvider.System);
        Assert.IsType<SmtpOutcome.Impossible>(await client.SendAsync(Letter with { Recipient = recipient }, default));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Without_STARTTLS_nothing_is_said_where_it_is_required()
    {
        await using var server = new ScriptedServer(Hello);
        await using var client = new SmtpClient(new SmtpOptions(server.Server with { Security = MailSecurity.StartTls, User = "u", Password = "p" }), TimeProvider.System);
        Assert.Contains("STARTTLS", Assert.IsType<SmtpOutcome.Misconfigured>(await client.SendAsync(Letter, default)).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, l => l.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("S: 250-mx\nS: 250 AUTH PLAIN LOGIN\nC: AUTH PLAIN AHUAcA==\nS: 235 ok\n")]
    [InlineData("S: 250-mx\nS: 250 AUTH=LOGIN\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dQ==\nS: 334 UGFzc3dvcmQ6\nC: cA==\nS: 235 ok\n")]
    public async Task The_way_to_sign_in_is_one_the_server_has(string script)
    {
        await using var server = new ScriptedServer("S: 220 hi\nC: EHLO\n" + script + Envelope + "S: 250 ok");
        await using var client = new SmtpClient(new SmtpOptions(server.Server with { User = "u", Password = "p" }), TimeProvider.System);
        Assert.IsType<SmtpOutcome.Accepted>(await client.SendAsync(Letter, default));
    }

    [Fact]
    public async Task A_refused_token_gets_the_empty_answer_it_waits_for()
    {
        await using var server = new ScriptedServer("S: 220 hi\nC: EHLO\nS: 250-mx\nS: 250 AUTH XOAUTH2\nC: AUTH XOAUTH2\nS: 334 e30=\nC:\nS: 535 5.7.8 no");
        await using var client = new SmtpClient(new SmtpOptions(server.Server with { User = "u", AccessToken = "t" }), TimeProvider.System);
        Assert.IsType<SmtpOutcome.Misconfigured>(await client.SendAsync(Letter, default));
    }

    [Theory]
    [InlineData("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\r.\rb\r\n", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData(".\r\n", "..\r\n.\r\n")]
    [InlineData("", ".\r\n")]
    [InlineData("a\r\n.\r\nMAIL FROM:<x@y>", "a\r\n..\r\nMAIL FROM:<x@y>\r\n.\r\n")]
    public void Nothing_in_a_letter_passes_for_its_end(string letter, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(DotStuffing.Of(Encoding.ASCII.GetBytes(letter)).Span));

    private static async Task<SmtpOutcome> SendAsync(ScriptedServer server)
    {
        await using var client = new SmtpClient(new SmtpOptions(server.Server), TimeProvider.System);
        return await client.SendAsync(Letter, default);
    }
}
