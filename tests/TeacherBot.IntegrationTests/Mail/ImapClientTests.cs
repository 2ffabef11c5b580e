using TeacherBot.Mail.Connections;
using TeacherBot.Mail.Imap;
using TeacherBot.Mail.Smtp;

namespace TeacherBot.IntegrationTests.Mail;

[Collection("mail")]
public sealed class ImapClientTests
{
    [MailFact]
    public async Task A_letter_is_listed_read_in_pieces_and_moved_to_a_folder_with_a_russian_name()
    {
        var address = MailServers.NewAddress("reader");
        var letter = new byte[900_000];
        Array.Fill(letter, (byte)'a');
        "Subject: big\r\n\r\n"u8.CopyTo(letter);
        await using var imap = await ImapClient.ConnectAsync(MailServers.Imap(address), default);
        await imap.AppendAsync("INBOX", letter, default);
        var folder = await imap.OpenAsync("INBOX", default);
        Assert.True(folder is { Count: 1, UidValidity: > 0 });
        var listed = Assert.Single(await imap.ListAsync(1, default));
        Assert.Equal(letter.Length, listed.Size);
        Assert.NotNull(listed.ArrivedAt);
        Assert.Equal(letter, await imap.FetchAsync(listed.Uid, 1_000_000, default));
        Assert.Equal(letter[..300_000], await imap.FetchAsync(listed.Uid, 300_000, default));
        Assert.Null(await imap.FetchAsync(listed.Uid + 5, 1000, default));
        Assert.Empty(await imap.ListAsync(listed.Uid + 1, default));

        await imap.CreateAsync("Обработано & сдано", default);
        await imap.CreateAsync("Обработано & сдано", default);
        await imap.MoveAsync([listed.Uid], "Обработано & сдано", default);
        Assert.Empty(await imap.ListAsync(1, default));
        Assert.Equal(1, (await imap.OpenAsync("Обработано & сдано", default)).Count);
        await imap.DeleteAsync([.. (await imap.ListAsync(1, default)).Select(l => l.Uid)], default);
        Assert.Equal(0, (await imap.OpenAsync("Обработано & сдано", default)).Count);
    }

    [MailFact]
    public async Task Waiting_ends_when_a_letter_comes_and_when_time_is_over()
    {
        var address = MailServers.NewAddress("idler");
        await using var imap = await ImapClient.ConnectAsync(MailServers.Imaps(address), default);
        await imap.OpenAsync("INBOX", default);
        Assert.True(imap.CanIdle);
        Assert.Empty(await imap.ListAsync(1, default));
        Assert.False(await imap.WaitAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), default));
        var waiting = imap.WaitAsync(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1), default);
        await using var world = new SmtpClient(new SmtpOptions(MailServers.World), TimeProvider.System);
        await world.SendAsync(new("a@school.test", address, SmtpClientTests.Written(address)), default);
        Assert.True(await waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Single(await imap.ListAsync(1, default));
        Assert.False(await imap.WaitAsync(TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), default));
    }

    [MailFact]
    public async Task A_wrong_password_and_a_missing_folder_are_told_apart()
    {
        var refused = await Assert.ThrowsAsync<MailConnectionException>(
            () => ImapClient.ConnectAsync(MailServers.Imaps("bot@school.test") with { Password = "guess" }, default));
        Assert.Equal(MailFailure.SignInRefused, refused.Failure);
        await using var imap = await ImapClient.ConnectAsync(MailServers.Imaps("bot@school.test"), default);
        await Assert.ThrowsAsync<ImapRefusedException>(() => imap.OpenAsync("Нет такой", default));
        await imap.NoopAsync(default);
    }
}
