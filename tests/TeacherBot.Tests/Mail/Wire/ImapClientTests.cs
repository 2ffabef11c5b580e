using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Imap;

namespace TeacherBot.Tests.Mail.Wire;

public sealed class ImapClientTests
{
    private const string Hello = "S: * OK [CAPABILITY IMAP4rev1] hi\n";
    private const string Inbox = "C: SELECT\nS: * 2 EXISTS\nS: * OK [UIDVALIDITY 77] ok\nS: t1 OK done\n";

    [Fact]
    public async Task Untagged_lines_come_at_any_moment_and_in_any_order()
    {
        await using var server = new ScriptedServer(Hello + Inbox
            + "C: UID FETCH\nS: * 3 EXISTS\nS: * 2 FETCH (RFC822.SIZE 10 UID 12 INTERNALDATE \" 1-Nov-2026 10:00:00 +0700\")\nS: * 1 FETCH (UID 9 FLAGS (\\Seen) RFC822.SIZE 5)\nS: * 1 FETCH (UID 3 RFC822.SIZE 5)\nS: t2 OK done");
        await using var imap = await ImapClient.ConnectAsync(server.Server, default);
        Assert.Equal(new ImapFolder("INBOX", 77, 2), await imap.OpenAsync("INBOX", default));
        Assert.Equal(
            [new ImapLetter(9, 5, null), new ImapLetter(12, 10, new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.FromHours(7)))],
            await imap.ListAsync(5, default));
    }

    [Fact]
    public async Task A_letter_comes_as_a_literal_in_pieces()
    {
        await using var server = new ScriptedServer(Hello + Inbox + "C: UID FETCH 9 (UID BODY.PEEK[]<0.262144>)\nS: * 1 FETCH (UID 9 BODY[]<0> {6}\nSB: a(b\"c}\nS: )\nS: t2 OK done");
        await using var imap = await ImapClient.ConnectAsync(server.Server, default);
        await imap.OpenAsync("INBOX", default);
        Assert.Equal("a(b\"c}"u8.ToArray(), await imap.FetchAsync(9, 1_000_000, default));
    }

    [Fact]
    public async Task A_connection_cut_inside_a_literal_or_a_literal_too_long_is_an_end_of_the_connection()
    {
        await using var cut = new ScriptedServer(Hello + Inbox + "C: UID FETCH\nS: * 1 FETCH (UID 9 BODY[]<0> {600}\nSB: abc\nCUT");
        await using var imap = await ImapClient.ConnectAsync(cut.Server, default);
        await imap.OpenAsync("INBOX", default);
        var closed = await Assert.ThrowsAsync<MailConnectionException>(() => imap.FetchAsync(9, 1000, default));
        Assert.Equal(MailFailure.Closed, closed.Failure);

        await using var huge = new ScriptedServer(Hello + Inbox + "C: UID FETCH\nS: * 1 FETCH (UID 9 BODY[]<0> {2000000000}");
        await using var other = await ImapClient.ConnectAsync(huge.Server, default);
        await other.OpenAsync("INBOX", default);
        var broken = await Assert.ThrowsAsync<MailConnectionException>(() => other.FetchAsync(9, 1000, default));
        Assert.Equal(MailFailure.ProtocolBroken, broken.Failure);
    }

    [Fact]
    public async Task Without_MOVE_letters_are_copied_marked_and_expunged()
    {
        await using var server = new ScriptedServer(Hello + Inbox
            + "C: UID COPY 9,12 \"&BB8EMARABDoEOA-\"\nS: t2 OK\nC: UID STORE 9,12 +FLAGS.SILENT (\\Deleted)\nS: t3 OK\nC: EXPUNGE\nS: t4 OK");
        await using var imap = await ImapClient.ConnectAsync(server.Server, default);
        await imap.OpenAsync("INBOX", default);
        await imap.MoveAsync([9, 12], "Парки", default);
    }

    [Fact]
    public async Task A_refused_command_leaves_the_connection_and_a_goodbye_does_not()
    {
        await using var server = new ScriptedServer(Hello + "C: SELECT\nS: t1 NO [NONEXISTENT] no\nC: NOOP\nS: * BYE [UNAVAILABLE] later");
        await using var imap = await ImapClient.ConnectAsync(server.Server, default);
        Assert.Equal("NONEXISTENT", (await Assert.ThrowsAsync<ImapRefusedException>(() => imap.OpenAsync("x", default))).Code);
        Assert.Equal(MailFailure.TurnedAway, (await Assert.ThrowsAsync<MailConnectionException>(() => imap.NoopAsync(default))).Failure);
    }

    [Fact]
    public async Task What_came_before_waiting_began_is_not_missed()
    {
        await using var server = new ScriptedServer("S: * OK [CAPABILITY IMAP4rev1 IDLE] hi\n" + Inbox
            + "C: UID FETCH\nS: t2 OK\nC: NOOP\nS: * 3 EXISTS\nS: t3 OK\nC: IDLE\nS: + idling\nC: DONE\nS: t4 OK");
        await using var imap = await ImapClient.ConnectAsync(server.Server, default);
        await imap.OpenAsync("INBOX", default);
        await imap.ListAsync(1, default);
        await imap.NoopAsync(default);
        Assert.True(await imap.WaitAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5), default));
    }

    [Theory]
    [InlineData("INBOX")]
    [InlineData("Обработано & сдано")]
    [InlineData("A&B - 日本")]
    [InlineData("&&--")]
    public void Names_of_folders_come_back(string name) => Assert.Equal(name, FolderName.Decode(FolderName.Encode(name)));

    [Theory]
    [InlineData("GET / HTTP/1.1")]
    [InlineData("* 1 FETCH (UID 1")]
    [InlineData("* LIST )")]
    public async Task What_is_no_IMAP_is_said_to_be_none(string line)
    {
        await using var server = new ScriptedServer(Hello + $"C: NOOP\nS: {line}\nCUT");
        await using var imap = await ImapClient.ConnectAsync(server.Server, default);
        await Assert.ThrowsAsync<MailConnectionException>(() => imap.NoopAsync(default));
    }
}
