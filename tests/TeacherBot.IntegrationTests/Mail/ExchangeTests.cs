using System.Diagnostics;
using Xunit.Abstractions;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>
/// How soon a letter is answered: from handing it in to the server until the answer lies in the mailbox, both ways through Postfix and
/// Dovecot included. TEACHERBOT_LONG=1 measures two hundred exchanges, four at a time.
/// </summary>
[Collection("mail")]
public sealed class ExchangeTests(ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("TEACHERBOT_LONG") == "1";

    [MailFact]
    public async Task Every_letter_is_answered_while_others_are()
    {
        var (lanes, exchanges) = Long ? (4, 50) : (3, 2);
        var bot = MailServers.NewAddress("bot");
        await using var serve = EmailJourneyTests.Serve(bot);
        serve.Settings["Email__Smtp__MessagesPerMinute"] = serve.Settings["Email__Smtp__MessagesPerHour"] = serve.Settings["Email__Smtp__MessagesPerDay"] = "100000";
        serve.Start();
        await serve.ReadyAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        var times = (await Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => LaneAsync(bot, exchanges)))).SelectMany(t => t).Order().ToList();
        output.WriteLine($"{times.Count} exchanges, p50 {times[times.Count / 2]:F0} ms, p95 {times[times.Count * 95 / 100]:F0} ms, worst {times[^1]:F0} ms");
        Assert.Equal(lanes * exchanges, times.Count);
    }

    private static async Task<List<double>> LaneAsync(string bot, int exchanges)
    {
        var times = new List<double>();
        await using var teacher = new LetterTeacher(bot);
        await teacher.WriteAsync("Здравствуйте");
        await teacher.ReadAsync();
        for (var i = 0; i < exchanges; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await teacher.AnswerAsync("помощь");
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }
}
