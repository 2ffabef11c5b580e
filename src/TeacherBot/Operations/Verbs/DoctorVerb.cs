using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Doctoring;

namespace TeacherBot.Operations.Verbs;

/// <summary>`doctor`: a line for each part, exit 1 as soon as one is in trouble. Parts of a running service are looked at inside it.</summary>
internal sealed class DoctorVerb(Surroundings here, DeskDoor door)
{
    private static readonly Dictionary<Verdict, string> Words = new()
    {
        [Verdict.Fine] = "ок",
        [Verdict.Attention] = "внимание",
        [Verdict.Trouble] = "беда",
    };

    public async Task<int> RunAsync(IReadOnlyList<string> words, bool json, CancellationToken cancellation)
    {
        var settings = here.Held?.Settings ?? here.Settings();
        var path = SettingsChecks.DatabasePath(settings.Storage.ConnectionString)!;
        if (here.Held is null && !File.Exists(path))
        {
            return Print([new Finding("база", Verdict.Attention, $"{path} ещё нет; её создаст teacherbot serve"), .. await OutsideAsync(settings, cancellation)], json);
        }

        return await door.WithDatabaseAsync(
            words, false, async desk => Print([.. StoreChecks.Run(desk, here.Clock), .. await OutsideAsync(settings, cancellation)], json), cancellation);
    }

    private async Task<IReadOnlyList<Finding>> OutsideAsync(Settings settings, CancellationToken cancellation) =>
    [
        .. PlaceChecks.Run(settings, here.Clock),
        .. await TelegramChecks.RunAsync(settings.Telegram, here.Clock, cancellation),
        .. await MailChecks.RunAsync(settings, here.Clock, cancellation),
    ];

    private int Print(IReadOnlyList<Finding> findings, bool json)
    {
        if (json)
        {
            Lines.Json(here.Out, findings.Select(f => new { name = f.Name, verdict = f.Verdict.ToString().ToLowerInvariant(), text = f.Text }));
        }
        else
        {
            Lines.Table(here.Out, ["часть", "состояние", "подробности"], findings.Select(f => new[] { f.Name, Words[f.Verdict], f.Text }), "");
        }

        return findings.Any(f => f.Verdict == Verdict.Trouble) ? ExitCode.Failed : ExitCode.Done;
    }
}
