using System.Diagnostics;

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

        await DovecotAsync("kick", bot);
        await using var second = new LetterTeacher(bot);
        await second.WriteAsync("Здравствуйте");
        await second.ReadAsync();

        // The mailbox is restored from somewhere: every letter has another number, in every folder.
        await DovecotAsync("kick", bot);
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

    private static async Task DovecotAsync(params string[] words)
    {
        using var doveadm = Process.Start(new ProcessStartInfo("doveadm", ["-c", Path.Combine(MailServers.State, "dovecot", "dovecot.conf"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await doveadm.WaitForExitAsync();
    }
}
