using System.Diagnostics;
using System.Text.RegularExpressions;
using TeacherBot.IntegrationTests.Broadcasts;
using Xunit.Abstractions;

namespace TeacherBot.IntegrationTests.Mail;

/// <summary>A broadcast by letter against the real server, counted in the server's own log. TEACHERBOT_LONG=1 sends ten thousand.</summary>
[Collection("mail")]
public sealed partial class LetterBroadcastTests(ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("TEACHERBOT_LONG") == "1";

    [MailFact]
    public async Task Everybody_gets_one_letter_within_the_limits_over_a_kill()
    {
        var many = Long ? 10_000 : 300;
        var run = Guid.NewGuid().ToString("N")[..8];
        await using var serve = EmailJourneyTests.Serve(MailServers.NewAddress("bot"), atAnyHour: true);
        serve.Settings["Email__Smtp__MessagesPerMinute"] = "6000";
        serve.Settings["Email__Smtp__MessagesPerHour"] = serve.Settings["Email__Smtp__MessagesPerDay"] = "1000000";
        var world = new BroadcastWorld(null, serve);
        await world.PrepareAsync(many, CancellationToken.None, i => $"p{i}-{run}@sink.test");
        var began = Stopwatch.StartNew();
        serve.Start();
        if (!Long)
        {
            while (Sent(run).Count < many / 3)
            {
                await Task.Delay(50);
            }

            await serve.KillAsync();
            serve.Start();
        }

        await world.FinishAsync(new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token);
        await Task.Delay(2000);
        var sent = Sent(run);
        var minutes = sent.Values.SelectMany(times => times).GroupBy(t => t[..5]).Select(g => g.Count()).ToList();
        output.WriteLine($"{sent.Count} of {many} in {began.Elapsed.TotalSeconds:F0} s, fullest minute {minutes.Max()}, twice {sent.Values.Count(t => t.Count > 1)}");

        // A letter on its way when the program is killed is unknown, and a broadcast's unknowns are never repeated.
        Assert.InRange(sent.Count, Long ? many : many - 64, many);
        Assert.DoesNotContain(sent.Values, times => times.Count > 1);
        Assert.All(minutes, count => Assert.True(count <= 3000 + 50));
    }

    // Times of day by recipient, as the server wrote them.
    private static Dictionary<string, List<string>> Sent(string run) => File.ReadLines(Path.Combine(MailServers.State, "postfix", "log"))
        .Select(line => Line().Match(line))
        .Where(m => m.Success && m.Groups[2].Value.Contains(run, StringComparison.Ordinal))
        .GroupBy(m => m.Groups[2].Value, m => m.Groups[1].Value)
        .ToDictionary(g => g.Key, g => g.ToList());

    [GeneratedRegex(@" (\d\d:\d\d:\d\d) .* to=<([^>]+)>.* status=sent", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
