using System.Collections.Concurrent;
using System.Text;
using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Mime.Writing;
using TeacherBot.Mail.Smtp;

namespace TeacherBot.IntegrationTests.Mail;

[Collection("mail")]
public sealed class SmtpClientTests
{
    private const string Bot = "bot@school.test";

    [MailFact]
    public async Task Letters_over_both_kinds_of_security_arrive_as_they_were_written()
    {
        foreach (var server in new[] { MailServers.Smtps(Bot), MailServers.Submission(Bot) })
        {
            var to = MailServers.NewAddress("teacher");
            await using var smtp = Client(server);
            for (var i = 0; i < 3; i++)
            {
                Assert.IsType<SmtpOutcome.Accepted>(await smtp.SendAsync(new(Bot, to, Written(to, $"Тема {i}")), default));
            }

            var letters = await Mailbox.WaitAsync(to, 3);
            Assert.Equal(["Тема 0", "Тема 1", "Тема 2"], letters.Select(l => l.Subject).Order());
            var letter = letters[0];
            Assert.Equal("Бот «Ромашка»", letter.From?.Name);
            Assert.Equal(".точка в начале\n..две\n.\nконец", letter.Text?.Trim());
            Assert.Contains("<p>", letter.Html, StringComparison.Ordinal);
            var file = Assert.Single(letter.Attachments);
            Assert.Equal("Профиль Анны — итог (очень длинное имя файла, чтобы оно не поместилось в одну строку).pdf", file.Name);
            Assert.Equal(Enumerable.Range(0, 256).Select(b => (byte)b), file.Part.Decode());
        }
    }

    [MailFact]
    public async Task A_refusal_of_one_recipient_leaves_the_connection_for_the_next()
    {
        await using var smtp = Client(MailServers.Smtps(Bot));
        var nobody = Assert.IsType<SmtpOutcome.Refused>(await smtp.SendAsync(new(Bot, "nobody7@school.test", Written("n@school.test")), default));
        Assert.Equal((SmtpRefusal.Recipient, "5.1.1"), (nobody.Kind, nobody.Reply.Enhanced));
        var full = Assert.IsType<SmtpOutcome.Deferred>(await smtp.SendAsync(new(Bot, "full7@school.test", Written("f@school.test")), default));
        Assert.Equal("4.2.2", full.Reply.Enhanced);
        var spam = Assert.IsType<SmtpOutcome.Refused>(await smtp.SendAsync(new(Bot, "spam7@school.test", Written("s@school.test")), default));
        Assert.Equal(SmtpRefusal.Policy, spam.Kind);
        Assert.IsType<SmtpOutcome.Accepted>(await smtp.SendAsync(new(Bot, "any@sink.test", Written("any@sink.test")), default));
    }

    [MailFact]
    public async Task A_wrong_password_an_unknown_authority_and_no_server_are_told_apart()
    {
        await using var wrong = Client(MailServers.Smtps(Bot) with { Password = "guess" });
        Assert.Contains("имя или пароль", Assert.IsType<SmtpOutcome.Misconfigured>(await wrong.SendAsync(ToSink(), default)).Reason, StringComparison.Ordinal);
        await using var unknown = Client(MailServers.Smtps(Bot) with { TrustedRoots = [] });
        Assert.Contains("неизвестный центр", Assert.IsType<SmtpOutcome.Misconfigured>(await unknown.SendAsync(ToSink(), default)).Reason, StringComparison.Ordinal);
        await using var other = Client(MailServers.Smtps(Bot) with { Host = "127.0.0.2" });
        Assert.IsNotType<SmtpOutcome.Accepted>(await other.SendAsync(ToSink(), default));
        await using var nowhere = Client(MailServers.Smtps(Bot) with { Port = 1 });
        Assert.IsType<SmtpOutcome.NotSent>(await nowhere.SendAsync(ToSink(), default));
        await using var plain = Client(MailServers.Submission(Bot) with { Port = MailServers.Port("IMAPS"), ReplyTimeout = TimeSpan.FromSeconds(2) });
        Assert.IsNotType<SmtpOutcome.Accepted>(await plain.SendAsync(ToSink(), default));
    }

    [MailFact]
    public async Task The_log_of_the_protocol_has_no_password_address_or_text()
    {
        var log = new ConcurrentQueue<string>();
        var to = MailServers.NewAddress("masked");
        await using (var smtp = Client(MailServers.Submission(Bot) with { Log = log.Enqueue }))
        {
            await smtp.SendAsync(new(Bot, to, Written(to)), default);
        }

        var all = string.Join('\n', log);
        Assert.Contains("C: MAIL FROM:<***>", all, StringComparison.Ordinal);
        Assert.DoesNotContain("masked", all, StringComparison.Ordinal);
        Assert.DoesNotContain("bot@", all, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{Bot}\0{MailServers.Password}")), all, StringComparison.Ordinal);
    }

    [MailFact]
    public async Task A_bounce_comes_back_with_the_id_of_the_letter()
    {
        var sender = MailServers.NewAddress("sender");
        await using var smtp = Client(MailServers.Smtps(sender));
        Assert.IsType<SmtpOutcome.Accepted>(await smtp.SendAsync(new(sender, "x@far.test", Written("x@far.test")) { Id = "outbox-17" }, default));
        var bounce = Assert.Single(await Mailbox.WaitAsync(sender, 1));
        var meaning = TeacherBot.Mail.Understanding.LetterMeanings.Of(bounce);
        var about = Assert.Single(meaning.Bounces);
        Assert.Equal("x@far.test", about.Recipient);
        Assert.Equal("5.1.1", about.Status);
        Assert.Equal("tb.x@school.test", about.OriginalId);
    }

    private static SmtpClient Client(MailServer server) => new(new SmtpOptions(server), TimeProvider.System);

    private static SmtpEnvelope ToSink() => new(Bot, "any@sink.test", Written("any@sink.test"));

    internal static byte[] Written(string to, string subject = "Письмо", string from = Bot) => LetterWriter.Write(
        new LetterDraft(new("Бот «Ромашка»", from), new(null, to), subject, "tb.x@school.test", DateTimeOffset.UtcNow, ".точка в начале\n..две\n.\nконец")
        {
            Html = "<!doctype html><p>Здравствуйте</p>",
            Files = [new("Профиль Анны — итог (очень длинное имя файла, чтобы оно не поместилось в одну строку).pdf", "application/pdf", [.. Enumerable.Range(0, 256).Select(b => (byte)b)])],
        });
}
