using TeacherBot.IntegrationTests.Broadcasts;
using TeacherBot.IntegrationTests.Journeys;

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
        await methodist.AnswerAsync("Тогда по одной на ряд.");
        await teacher.ReadUntilAsync("по одной на ряд");
        Assert.Equal(first.References, teacher.Last!.References);
        Assert.Contains("Рад, что помогло", await teacher.ChooseAsync("всё ясно"), StringComparison.Ordinal);
        await methodist.ReadUntilAsync("Сколько минут занял ответ?");
        Assert.Contains("Записано: 10 минут", await methodist.AnswerAsync("10"), StringComparison.Ordinal);
    }

    private static Task ReadyAsync(ServeProcess serve) => serve.ReadyAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
}
