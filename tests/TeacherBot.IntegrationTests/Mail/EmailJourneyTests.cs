using TeacherBot.IntegrationTests.Journeys;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>The published program with nothing but a mailbox.</summary>
public sealed class EmailJourneyTests
{
    [MailFact]
    public async Task A_teacher_joins_by_letters_only()
    {
        var bot = MailServers.NewAddress("bot");
        await using var serve = Serve(bot);
        serve.Start();
        await serve.ReadyAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        await using var teacher = new LetterTeacher(bot);
        var told = new List<string>();
        try
        {
            await teacher.WriteAsync("Хочу пройти самодиагностику.");
            told.Add(await teacher.ReadAsync());
            foreach (var step in new[] { "Начать", "Заречный", "Соглас", "=3", "1", "Учитель", "Математика" , "Математика", "1", "1"})
            {
                told.Add("> " + step);
                told.Add(await teacher.AnswerAsync(step[0] == '=' ? step[1..] : step.Length == 1 ? step : teacher.SignOf(step)));
            }
        }
        catch (Exception error)
        {
            told.Add(error.Message);
        }

        File.WriteAllText("/tmp/story.txt", string.Join("\n\n", told) + serve.Output);
    }

    internal static ServeProcess Serve(string bot) => new(null)
    {
        Settings =
        {
            ["Email__Address"] = bot,
            ["Email__PlusAddressing"] = "on",
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
