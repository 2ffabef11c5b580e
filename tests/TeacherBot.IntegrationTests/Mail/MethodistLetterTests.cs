using TeacherBot.IntegrationTests.Broadcasts;
using TeacherBot.Mail.Mime.Writing;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>A methodist with nothing but a mailbox, and people with nothing but mailboxes.</summary>
[Collection("mail")]
public sealed class MethodistLetterTests
{
    [MailFact]
    public async Task A_broadcast_with_a_file_is_written_sent_and_taken_back_by_letters()
    {
        var bot = MailServers.NewAddress("bot");
        await using var serve = EmailJourneyTests.Serve(bot, atAnyHour: true);
        await using LetterTeacher methodist = new(bot), anna = new(bot), boris = new(bot);
        await new BroadcastWorld(null, serve).JoinAsync([methodist.Address, anna.Address, boris.Address], CancellationToken.None);
        serve.Start();
        await serve.ReadyAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);

        await methodist.WriteAsync("Здравствуйте");
        await methodist.ReadAsync();
        var file = new byte[200_000];
        new Random(3).NextBytes(file);
        await methodist.SendAsync(methodist.Answer(methodist.Last!, "Кому: все\nПрограмма семинара — во вложении.") with
        {
            Subject = "Рассылка: Семинар для математиков",
            Files = [new DraftFile("программа семинара.pdf", "application/pdf", file)],
        });
        await methodist.ReadUntilAsync("ПЛАН РАССЫЛКИ");
        Assert.Contains("Получателей: 3", methodist.Text, StringComparison.Ordinal);
        await methodist.ChooseAsync("Отправить");
        foreach (var reader in new[] { anna, boris })
        {
            Assert.Contains("СЕМИНАР ДЛЯ МАТЕМАТИКОВ", await reader.ReadAsync(), StringComparison.Ordinal);
            var attached = Assert.Single(reader.Last!.Attachments);
            Assert.Equal("программа семинара.pdf", attached.Name);
            Assert.Equal(file, attached.Part.Decode());
        }

        // Between these comes the copy of the methodist's own.
        await methodist.ReadUntilAsync("ЗАВЕРШЕНА");
        await methodist.ChooseAsync("Отозвать рассылку");
        await methodist.ReadUntilAsync("ОТОЗВАТЬ РАССЫЛКУ?");
        await methodist.ChooseAsync("Да, отозвать");
        foreach (var reader in new[] { anna, boris })
        {
            Assert.Contains("отозва", await reader.ReadAsync(), StringComparison.OrdinalIgnoreCase);
            Assert.Equal(0, await reader.WaitingAsync());
        }
    }
}
