using TeacherBot.Documents;
using TeacherBot.IntegrationTests.Broadcasts;
using TeacherBot.IntegrationTests.Documents;
using TeacherBot.IntegrationTests.Journeys;
using TeacherBot.Mail.Mime.Writing;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>A question and its answers by letters over real servers: one thread at both ends.</summary>
[Collection("mail")]
public sealed class ConsultationThreadTests
{
    [MailFact]
    public async Task A_teacher_and_a_methodist_talk_in_one_thread_over_a_kill()
    {
        var bot = MailServers.NewAddress("bot");
        await using var serve = EmailJourneyTests.Serve(bot, atAnyHour: true);
        await using LetterTeacher teacher = new(bot), methodist = new(bot);
        await new BroadcastWorld(null, serve).JoinAsync([methodist.Address, teacher.Address], CancellationToken.None);
        serve.Start();
        await ReadyAsync(serve);
        await methodist.WriteAsync("Здравствуйте");
        await methodist.ReadAsync();
        await teacher.WriteAsync("Здравствуйте");
        await teacher.ReadAsync();

        await teacher.AnswerAsync("Вопрос");
        await teacher.ChooseAsync("Задать вопрос");
        await teacher.AnswerAsync("Как проверить домашнюю работу за пять минут?\n\n-- \nАнна Ивановна, школа № 4");
        Assert.DoesNotContain("Анна", teacher.Text, StringComparison.Ordinal);
        await teacher.ChooseAsync("Отправить");

        await methodist.ReadUntilAsync("Новый вопрос учителя");
        await methodist.ChooseAsync("Открыть вопрос");
        await methodist.ChooseAsync("Отвечу я");
        await methodist.AnswerAsync("Соберите тетради с одной задачей.");
        await teacher.ReadUntilAsync("Соберите тетради");
        var first = teacher.Last!;
        Assert.Equal(("Консультация", 1), (first.Subject, first.References.Count));

        // Killed between a word and its way to the other side.
        await teacher.SendAsync(teacher.Answer(first, "А если задач три?"));
        await teacher.ReadUntilAsync("Передал");
        await serve.KillAsync();
        serve.Start();
        await ReadyAsync(serve);
        await methodist.ReadUntilAsync("А если задач три?");
        Assert.DoesNotContain(teacher.Address.Split('@')[0], methodist.Last!.Text + methodist.Last.Html, StringComparison.OrdinalIgnoreCase);

        await teacher.SendAsync(teacher.Answer(first, "Вот одна из тетрадей.") with { Files = [new DraftFile("Анна Ивановна 5Б.jpg", "image/jpeg", Photo("Анна Ивановна, 55.75 37.61"))] });
        await teacher.ReadUntilAsync("Фотография дойдёт следом");
        await methodist.ReadUntilAsync("Вот одна из тетрадей.");
        await methodist.ReadUntilAsync("Фотография из разговора.");
        var picture = methodist.Last!.Attachments.Single(a => a.Part.MediaType == "image/jpeg");
        Assert.DoesNotContain("Анна", picture.Name, StringComparison.Ordinal);
        Assert.Equal(Photo(null), picture.Part.Decode());

        await teacher.SendAsync(teacher.Answer(first, "И разбор к ней.") with { Files = [new DraftFile("Разбор, Анна Ивановна.pdf", "application/pdf", await PrintAsync("Анна Ивановна"))] });
        await teacher.ReadUntilAsync("Страницы дойдут следом");
        await methodist.ReadUntilAsync("Страницы из разговора.");
        var pages = methodist.Last!.Attachments.Single(a => a.Part.MediaType == "application/pdf");
        Assert.DoesNotContain("Анна", pages.Name, StringComparison.Ordinal);
        Assert.DoesNotContain("Title", await Tool.ReadAsync("pdfinfo", pages.Part.Decode()), StringComparison.Ordinal);

        // The answer to the picture is a word of the thread as well.
        await methodist.AnswerAsync("Тогда по одной на ряд.");
        await teacher.ReadUntilAsync("по одной на ряд");
        Assert.Equal(first.References, teacher.Last!.References);
        Assert.Contains("Рад, что помогло", await teacher.ChooseAsync("всё ясно"), StringComparison.Ordinal);
        await methodist.ReadUntilAsync("Сколько минут занял ответ?");
        Assert.Contains("Записано: 10 минут", await methodist.AnswerAsync("10"), StringComparison.Ordinal);
    }

    /// <summary>The smallest thing that is a JPEG by its segments, with what a camera writes into it or without.</summary>
    private static byte[] Photo(string? written)
    {
        byte[] exif = written is null ? [] : [.. "Exif\0\0"u8, .. System.Text.Encoding.UTF8.GetBytes(written)];
        return
        [
            0xFF, 0xD8, .. exif.Length == 0 ? exif : [0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif],
            0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xC0, 0, 5, 8, 1, 1, 0xFF, 0xDA, 0, 4, 1, 0, 0x12, 0x34, 0xFF, 0x00, 0xFF, 0xD0, 0x56, 0xFF, 0xD9,
        ];
    }

    private static async Task<byte[]> PrintAsync(string author)
    {
        var html = $"<title>{author}</title><p>Разбор задачи</p>";
        var bytes = Assert.IsType<PdfOutcome.Rendered>(await new PdfRenderer(new PdfOptions(), TimeProvider.System).RenderAsync(html, DateTimeOffset.UnixEpoch, CancellationToken.None)).Bytes;
        Assert.Contains("Title", await Tool.ReadAsync("pdfinfo", bytes), StringComparison.Ordinal);
        return bytes;
    }

    private static Task ReadyAsync(ServeProcess serve) => serve.ReadyAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
}
