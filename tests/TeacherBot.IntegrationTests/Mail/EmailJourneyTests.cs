using TeacherBot.IntegrationTests.Broadcasts;
using TeacherBot.IntegrationTests.Journeys;
using TeacherBot.Mail.Smtp;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>The published program with nothing but a mailbox.</summary>
[Collection("mail")]
public sealed class EmailJourneyTests
{
    [MailFact]
    public async Task A_teacher_joins_answers_registers_and_leaves_by_letters_only()
    {
        var bot = MailServers.NewAddress("bot");
        await using var serve = Serve(bot, atAnyHour: true);
        await using LetterTeacher teacher = new(bot), methodist = new(bot);
        await new BroadcastWorld(null, serve).JoinAsync([methodist.Address], CancellationToken.None);
        serve.Start();
        await ReadyAsync(serve);
        await teacher.WriteAsync("Хочу пройти самодиагностику.");
        Assert.Contains("За 10 минут увидите", await teacher.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("СОГЛАСИЕ", await teacher.ChooseAsync("Начать"), StringComparison.Ordinal);
        await teacher.ChooseAsync("Соглас");
        await teacher.AnswerAsync("гимназия");
        await teacher.ChooseAsync("Гимназия № 3");
        await teacher.ChooseAsync("Учитель");
        await teacher.ChooseAsync("Математика");
        await teacher.AnswerAsync("1, 3, 5");
        await teacher.ChooseAsync("Начать");

        // Three areas of nine, with mistakes that are asked again.
        for (var area = 0; area < 3; area++)
        {
            await teacher.AnswerAsync("1b, 2ыы");
            Assert.Contains("1 — «b»", teacher.Text, StringComparison.Ordinal);
            while (!teacher.Text.Contains("ПРОВЕРЬТЕ ОТВЕТЫ", StringComparison.Ordinal))
            {
                await teacher.AnswerAsync(AnswerSheet.Fill(teacher.Text));
            }

            await teacher.AnswerAsync("Готово.");
            if (area < 2)
            {
                await teacher.ChooseAsync("Дальше");
            }
        }

        Assert.Contains("ВАШ ПРОФИЛЬ", teacher.Text, StringComparison.Ordinal);

        await serve.KillAsync();
        var truth = StoredTruth.Read(serve.Database, 27);
        Assert.Equal((1, 1, 0, 0L), (truth.Completed, truth.WithAllResponses, truth.Mismatches, truth.Quarantined));
        serve.Start();
        await ReadyAsync(serve);
        await teacher.ChooseAsync("Сохранить в PDF");
        await teacher.ReadAsync();
        var pdf = Assert.Single(teacher.Last!.Attachments);
        Assert.Equal(("profil.pdf", "%PDF"), (pdf.Name, System.Text.Encoding.ASCII.GetString(pdf.Part.Decode(4))));

        await teacher.AnswerAsync("меню");
        await teacher.ChooseAsync("Мероприятия");
        await teacher.AnswerAsync("1");
        Assert.Contains("Записали", await teacher.ChooseAsync("Записаться"), StringComparison.Ordinal);
        await teacher.ReadAsync();
        var invitation = System.Text.Encoding.UTF8.GetString(teacher.Last!.Attachments.Single(a => a.Name == "invite.ics").Part.Decode());
        Assert.Contains("METHOD:REQUEST", invitation, StringComparison.Ordinal);
        Assert.Contains("UID:seminar-uravneniya@teacherbot", invitation, StringComparison.Ordinal);

        // Found out by a letter to itself meanwhile.
        Assert.Contains('+', Assert.Single(teacher.Last!.ReplyTo).Address);
        await SubscribeAndLeaveAsync(teacher, methodist);
        Assert.Contains("ОТОЗВАТЬ", await teacher.AnswerAsync("Стоп"), StringComparison.Ordinal);
        await teacher.ChooseAsync("удалить");
        Assert.Contains("Согласие отозвано", teacher.Text, StringComparison.Ordinal);
    }

    // Agrees to invitations, gets one, and ends them as a mail program does: by the address in List-Unsubscribe.
    private static async Task SubscribeAndLeaveAsync(LetterTeacher teacher, LetterTeacher methodist)
    {
        await teacher.AnswerAsync("/mydata");
        await teacher.ChooseAsync("Рассыл");
        await teacher.ChooseAsync("мероприяти");
        await teacher.ChooseAsync("Соглас");
        await methodist.WriteAsync("Здравствуйте");
        await methodist.ReadAsync();
        await InviteAsync(methodist, "Семинар по уравнениям", 2);
        await teacher.ReadUntilAsync("СЕМИНАР ПО УРАВНЕНИЯМ");
        await teacher.UnsubscribeAsync();
        Assert.Contains("Больше не пришлём", await teacher.ReadAsync(), StringComparison.Ordinal);
        await InviteAsync(methodist, "Ещё один семинар", 1);
        Assert.Equal(0, await teacher.WaitingAsync());
    }

    private static async Task InviteAsync(LetterTeacher methodist, string about, int recipients)
    {
        await methodist.SendAsync(methodist.Answer(methodist.Last!, "Кому: все\nПриходите в четверг.") with { Subject = "Рассылка: " + about });
        await methodist.ReadUntilAsync("ПЛАН РАССЫЛКИ");
        Assert.Contains($"Получателей: {recipients}", methodist.Text, StringComparison.Ordinal);
        await methodist.ChooseAsync("Отправить");
        await methodist.ReadUntilAsync("ЗАВЕРШЕНА");
    }

    [MailFact]
    public async Task Three_hundred_letters_that_waited_are_answered_once_each_over_a_kill()
    {
        const int many = 300;
        var bot = MailServers.NewAddress("bot");
        await using var serve = Serve(bot);
        serve.Settings["Email__Smtp__MessagesPerMinute"] = serve.Settings["Email__Smtp__MessagesPerHour"] = serve.Settings["Email__Smtp__MessagesPerDay"] = "100000";
        var people = Enumerable.Range(0, many).Select(_ => MailServers.NewAddress("many")).ToList();
        await using (var world = new SmtpClient(new SmtpOptions(MailServers.World) { PerConnection = many }, TimeProvider.System))
        {
            foreach (var person in people)
            {
                await world.SendAsync(new(person, bot, SmtpClientTests.Written(bot, "Здравствуйте", person)), default);
            }
        }

        serve.Start();
        await ReadyAsync(serve);
        await Mailbox.UntilFewerAsync(bot, many * 2 / 3);
        await serve.KillAsync();
        serve.Start();
        await Mailbox.UntilFewerAsync(bot, 1);
        foreach (var person in people)
        {
            var letters = await Mailbox.WaitAsync(person, 1);

            // What was on its way when it was killed may come once more, as the same letter.
            Assert.Single(letters.Select(l => l.MessageId).Distinct());
        }

        await serve.KillAsync();
        using var database = TeacherBot.Store.Database.Open(new TeacherBot.Store.DatabaseOptions { ConnectionString = $"Data Source={serve.Database}" });
        Assert.Equal(many, database.Read(unit => TeacherBot.Store.PeopleStore.Count(unit, TeacherBot.Core.People.PersonStatus.Guest)));
    }

    private static Task ReadyAsync(ServeProcess serve) => serve.ReadyAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);

    internal static ServeProcess Serve(string bot, bool atAnyHour = false) => new(null)
    {
        AtAnyHour = atAnyHour,
        Settings =
        {
            ["Email__Address"] = bot,
            ["Email__CaFile"] = MailServers.Authority,
            ["Email__Imap__Host"] = "localhost",
            ["Email__Imap__Port"] = MailServers.Port("IMAPS").ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Email__Imap__User"] = bot,
            ["Email__Imap__Password"] = MailServers.Password,
            ["Email__Smtp__Host"] = "localhost",
            ["Email__Smtp__Port"] = MailServers.Port("SMTPS").ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Email__Smtp__User"] = bot,
            ["Email__Smtp__Password"] = MailServers.Password,
        },
    };
}
