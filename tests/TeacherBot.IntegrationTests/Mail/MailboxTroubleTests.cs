using System.Diagnostics;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Mime.Writing;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>What happens to mailboxes in the world, done to the one of the bot.</summary>
[Collection("mail")]
public sealed class MailboxTroubleTests
{
    [MailFact]
    public async Task A_dropped_connection_and_new_numbers_of_letters_lose_and_repeat_nothing()
    {
        var bot = MailServers.NewAddress("bot");
        await using var serve = EmailJourneyTests.Serve(bot);
        serve.Start();
        await serve.ReadyAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        await using var first = new LetterTeacher(bot);
        await first.WriteAsync("Здравствуйте");
        await first.ReadAsync();

        await KickAsync(bot);
        await using var second = new LetterTeacher(bot);
        await second.WriteAsync("Здравствуйте");
        await second.ReadAsync();

        // The mailbox is restored from somewhere: every letter has another number, in every folder.
        await KickAsync(bot);
        foreach (var list in Directory.EnumerateFiles(MailServers.Folder(bot), "dovecot*", SearchOption.AllDirectories).ToList())
        {
            File.Delete(list);
        }

        await using var third = new LetterTeacher(bot);
        await third.WriteAsync("Здравствуйте");
        await third.ReadAsync();
        await Mailbox.UntilFewerAsync(bot, 1);
        Assert.Equal((0, 0, 0), (await first.WaitingAsync(), await second.WaitingAsync(), await third.WaitingAsync()));
    }

    [MailFact]
    public async Task A_mail_server_that_is_down_for_a_while_loses_and_repeats_nothing()
    {
        var bot = MailServers.NewAddress("bot");
        await using var serve = EmailJourneyTests.Serve(bot);
        serve.Start();
        await serve.ReadyAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        await using LetterTeacher first = new(bot), second = new(bot);
        await first.WriteAsync("Здравствуйте");
        await first.ReadAsync();
        var asked = first.Answer(first.Last!, "1");
        await first.ForgetServerAsync();
        await RunAsync("doveadm", "-c", MailServers.DovecotSettings, "stop");
        try
        {
            await first.SendAsync(asked);
            await second.WriteAsync("Здравствуйте");
            await Task.Delay(TimeSpan.FromSeconds(3));
        }
        finally
        {
            await RunAsync("dovecot", "-c", MailServers.DovecotSettings);
        }

        await RunAsync("postqueue", "-c", MailServers.PostfixSettings, "-f");
        Assert.Contains("СОГЛАСИЕ", await first.ReadAsync(60), StringComparison.Ordinal);
        Assert.Contains("За 10 минут увидите", await second.ReadAsync(60), StringComparison.Ordinal);
        await Mailbox.UntilFewerAsync(bot, 1);
        Assert.Equal((0, 0), (await first.WaitingAsync(), await second.WaitingAsync()));
    }

    [MailFact]
    public async Task A_mailbox_over_its_quota_is_read_on_and_what_waits_comes_when_there_is_room()
    {
        var bot = MailServers.NewAddress("small");
        await using LetterTeacher early = new(bot), late = new(bot), list = new(bot);
        await early.WriteAsync("Здравствуйте");
        await Mailbox.WaitAsync(bot, 1);
        for (var i = 0; i < 4; i++)
        {
            await list.SendAsync(new LetterDraft(
                new MailAddress(null, list.Address), new MailAddress(null, bot), "Новости", $"{Guid.NewGuid():N}@client.test", DateTimeOffset.UtcNow, new string('н', 10_000))
            {
                Headers = [new("List-Id", "<news.client.test>")],
            });
        }

        await Mailbox.WaitAsync(bot, 4);
        await late.WriteAsync(new string('з', 10_000));
        await using var serve = EmailJourneyTests.Serve(bot);
        serve.Start();
        Assert.Contains("За 10 минут увидите", await early.ReadAsync(60), StringComparison.Ordinal);
        await Mailbox.UntilFewerAsync(bot, 1);
        Assert.Equal(0, await late.WaitingAsync());

        await RunAsync("doveadm", "-c", MailServers.DovecotSettings, "expunge", "-u", bot, "mailbox", "TeacherBot", "header", "List-Id", "news");
        await RunAsync("postqueue", "-c", MailServers.PostfixSettings, "-f");
        Assert.Contains("За 10 минут увидите", await late.ReadAsync(60), StringComparison.Ordinal);
        await Mailbox.UntilFewerAsync(bot, 1);
        Assert.Equal((0, 0), (await early.WaitingAsync(), await late.WaitingAsync()));
    }

    // Nobody is connected, perhaps: that is no failure.
    private static async Task KickAsync(string mailbox) => await ExitCodeAsync("doveadm", "-c", MailServers.DovecotSettings, "kick", mailbox);

    private static async Task RunAsync(string program, params string[] words) => Assert.Equal(0, await ExitCodeAsync(program, words));

    // A server that stays must not hold the output of the tests.
    private static async Task<int> ExitCodeAsync(string program, params string[] words)
    {
        using var process = Process.Start("bash", ["-c", "exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1", program, .. words])!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
