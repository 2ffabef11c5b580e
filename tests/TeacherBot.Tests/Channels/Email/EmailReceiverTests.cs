using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Channels.Email;
using TeacherBot.Channels.Email.Receiving;
using TeacherBot.Mail.Connections;
using TeacherBot.Tests.Mail.Wire;

namespace TeacherBot.Tests.Channels.Email;

/// <summary>The reader of the mailbox against servers that misbehave.</summary>
public sealed class EmailReceiverTests
{
    private const string Folders = "S: * OK [CAPABILITY IMAP4rev1 IDLE MOVE] hi\n"
        + "C: LIST\nS: * LIST () \"/\" TeacherBot\nS: t1 OK\nC: LIST\nS: * LIST () \"/\" TeacherBot-quarantine\nS: t2 OK\n";

    // The first connection looks for old letters in both folders, the later ones do not.
    private const string Sweep = "C: SELECT\nS: t3 OK\nC: UID FETCH\nS: t4 OK\nC: SELECT\nS: t5 OK\nC: UID FETCH\nS: t6 OK\n";

    private const string Letter = "From: anna@mail.test\r\nMessage-ID: <1@x>\r\nSubject: hi\r\n\r\nhello\r\n";

    private static readonly string Body = $"S: * 1 FETCH (UID 5 BODY[]<0> {{{Letter.Length}}}\n" + string.Concat(Letter.Split("\r\n").SkipLast(1).Select(l => l.Length == 0 ? "S:\n" : $"S: {l}\n")) + "S: )\n";

    private static readonly string First = Folders + Sweep + Inbox(7);

    private static readonly string Later = Folders + Inbox(3) + Body + "S: t5 OK\nC: UID MOVE\nS: t6 OK\nC: IDLE\nS: + idling";

    [Fact]
    public async Task A_full_mailbox_that_refuses_to_move_letters_gets_each_answered_once()
    {
        using var world = await EmailWorld.OpenAsync();
        await using var server = new ScriptedServer(
            First + Body + "S: t9 OK\nC: UID MOVE\nS: t10 NO [OVERQUOTA] full\nC: IDLE\nCUT", Later);
        await RunAsync(world, server, () => server.Connections == 2 && server.Heard.Count(l => l.Contains("IDLE", StringComparison.Ordinal)) == 2);
        Assert.Equal(1, world.CountTo("anna@mail.test"));
    }

    [Fact]
    public async Task A_connection_cut_inside_a_letter_is_opened_anew_and_the_letter_taken_then()
    {
        using var world = await EmailWorld.OpenAsync();
        await using var server = new ScriptedServer(
            First + "S: * 1 FETCH (UID 5 BODY[]<0> {90}\nS: From: anna@mail.test\nCUT", Later);
        await RunAsync(world, server, () => server.Heard.Exists(l => l.Contains("IDLE", StringComparison.Ordinal)));
        Assert.Equal(1, world.CountTo("anna@mail.test"));
    }

    [Fact]
    public async Task A_refused_password_is_not_tried_again_at_once()
    {
        using var world = await EmailWorld.OpenAsync();
        await using var server = new ScriptedServer("S: * OK [CAPABILITY IMAP4rev1] hi\nC: LOGIN\nS: t1 NO [AUTHENTICATIONFAILED] no", "CUT");
        var receiver = await RunAsync(world, server, () => server.Heard.Count > 0, "secret");
        Assert.Contains("имя или пароль", receiver.Failure, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    private static string Inbox(int tag) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"C: SELECT\nS: * 1 EXISTS\nS: t{tag} OK\nC: UID FETCH 1:*\nS: * 1 FETCH (UID 5 RFC822.SIZE 70)\nS: t{tag + 1} OK\nC: UID FETCH 5\n");

    private static async Task<EmailReceiver> RunAsync(EmailWorld world, ScriptedServer server, Func<bool> done, string? password = null)
    {
        var options = new EmailOptions(EmailWorld.BotAddress, server.Server with { User = password is null ? null : "bot", Password = password }, new MailServer("localhost", 1, MailSecurity.None));
        var receiver = new EmailReceiver(
            options, world.Intake, new MailboxStart(options, world.Door, world.Stores, world.Clock), new Hasty(world.Clock), NullLogger<EmailReceiver>.Instance);
        using var stop = new CancellationTokenSource();
        var running = receiver.RunAsync(stop.Token);
        for (var i = 0; i < 200 && !done(); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(done(), string.Join('\n', server.Heard));
        await Task.Delay(100);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await world.PumpAsync();
        return receiver;
    }

    // Pauses between connections are over soon, but those of minutes stay.
    private sealed class Hasty(TimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime < TimeSpan.FromMinutes(1) ? TimeSpan.FromMilliseconds(50) : dueTime, period);
    }
}
