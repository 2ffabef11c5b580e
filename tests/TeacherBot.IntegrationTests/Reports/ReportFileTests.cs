using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TeacherBot.IntegrationTests.Reports;

/// <summary>Reports of an invented town of 530, made by the published program, opened by LibreOffice and read back from paper.</summary>
[Collection("reports")]
public sealed partial class ReportFileTests
{
    private static readonly string[] Kinds = ["difficulties-map", "needs-register", "course-order", "analytical-report", "dynamics", "item-quality"];

    [OfficeFact]
    public async Task Every_report_opens_in_every_format_and_says_everything()
    {
        var folder = Directory.CreateTempSubdirectory("teacherbot-reports-").FullName;
        try
        {
            var town = Path.Combine(folder, "town");
            await TeacherBotAsync(folder, "demo", "--seed-population", "530", "--into", town);
            Assert.Contains("2026", await TeacherBotAsync(town, "report", "list", "--scope", "zarechny"), StringComparison.Ordinal);
            await Assert.ThrowsAnyAsync<Exception>(() => TeacherBotAsync(town, "report", "analytical-report", "--scope", "zarechny"));
            await TeacherBotAsync(town, "report", "analytical-report", "--scope", "zarechny", "--recommend", "РМО математики: провести семинар");
            foreach (var kind in Kinds)
            {
                var text = await TeacherBotAsync(town, "report", kind, "--scope", "zarechny");
                Assert.InRange(text.Length, 100, 4096);
                await CheckAsync(town, kind, "pdf");
                await CheckAsync(town, kind, "xlsx");
                await CheckAsync(town, kind, "docx");
            }

            // Without a campaign: of a year, and of a school.
            await CheckAsync(town, "indicators", "xlsx", "--year", "2026");
            await CheckAsync(town, "indicators", "pdf", "--year", "2026");
            await CheckAsync(town, "support-log", "docx", "--year", "2026");
            await CheckAsync(town, "school-pack", "docx", "--school", "school-4");
            await CheckAsync(town, "school-pack", "pdf", "--school", "school-4");
            await CheckAsync(town, "school-extract", "docx", "--school", "school-4");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The same file twice, and on paper every header, the passport, no cell that is too narrow for its number.
    private static async Task CheckAsync(string town, string kind, string format, params string[] of)
    {
        var (file, again) = (Path.Combine(town, $"{kind}.{format}"), Path.Combine(town, $"again.{format}"));
        await TeacherBotAsync(town, ["report", kind, "--scope", "zarechny", "--format", format, "--out", file, .. of]);
        await TeacherBotAsync(town, ["report", kind, "--scope", "zarechny", "--format", format, "--out", again, .. of]);
        Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(again));
        var pdf = file;
        if (format != "pdf")
        {
            await RunAsync("soffice", null, "--headless", $"-env:UserInstallation=file://{town}/office", "--convert-to", "pdf", "--outdir", Path.Combine(town, format), file);
            pdf = Path.Combine(town, format, kind + ".pdf");
        }

        await RunAsync("qpdf", null, "--check", pdf);
        var text = Spaces().Replace(await RunAsync("pdftotext", null, "-layout", pdf, "-"), "");
        Assert.DoesNotContain("####", text, StringComparison.Ordinal);
        foreach (var said in Said(kind))
        {
            Assert.Contains(Spaces().Replace(said, ""), text, StringComparison.Ordinal);
        }
    }

    // Words that a narrow column does not break.
    private static IEnumerable<string> Said(string kind) => kind switch
    {
        "indicators" => ["Показатели за 2026 год", "Формула", "Факт", "директора", "1.2.6", "Данные на"],
        "support-log" => ["Журнал поддержки", "Записей за этот год ещё нет", "Муниципалитет"],
        "school-pack" => ["Самодиагностика для педагогов", "Текст для чата школы", "Памятка", "Участие добровольное", "s_VYJc4masye"],
        "school-extract" => ["Выписка для школьной программы", "Левобережный куст", "Планиметрия", "от трети до двух третей", "Снимок"],
        _ => SaidOfCampaign(kind),
    };

    private static IEnumerable<string> SaidOfCampaign(string kind) =>
    [
        "Снимок", "Кампания", "Закрытие", "Итоговая диагностика", "меньше 5 человек",
        .. kind switch
        {
            "dynamics" => new[] { "Динамика", "Входная диагностика", "было и стало", "в пределах погрешности", "Сравнено" },
            "item-quality" => ["Качество заданий", "Надёжность областей", "KR-20", "Все задания"],
            "difficulties-map" => ["Карта профессиональных затруднений", "Область", "ШНРО и ШНСУ", "Прочие школы", "Математика", "Планиметрия", "скрыто"],
            "needs-register" => ["Реестр потребностей", "Область", "Источник", "Планиметрия", "КПК"],
            "analytical-report" => ["Аналитическая справка", "Адресные рекомендации", "РМО математики: провести семинар", "Ограничения", "Планиметрия"],
            _ => ["Заявка на курсовую подготовку", "Часть А", "Область", "Планиметрия", "Часть Б"],
        },
    ];

    private static Task<string> TeacherBotAsync(string town, params string[] words) => RunAsync(
        Path.Combine(Environment.GetEnvironmentVariable("TEACHERBOT_PUBLISHED")!, "teacherbot"),
        new()
        {
            ["TEACHERBOT__Storage__ConnectionString"] = $"Data Source={Path.Combine(town, "teacherbot.db")}",
            ["TEACHERBOT__Security__KeysPath"] = Path.Combine(town, "keys"),
            ["TEACHERBOT__Content__Path"] = words[0] == "demo" ? Repository.Content : Path.Combine(town, "content"),
            ["TEACHERBOT__Files__Path"] = Path.Combine(town, "files"),
        },
        words);

    private static async Task<string> RunAsync(string program, Dictionary<string, string>? variables, params string[] words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', words)}: {process.ExitCode}\n{await said}\n{await complained}");
        return await said;
    }

    [GeneratedRegex("[\\s\u00ad-]+")]
    private static partial Regex Spaces();
}

/// <summary>A test that opens files in LibreOffice; skipped visibly where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("TEACHERBOT_PUBLISHED") is null || !File.Exists("/usr/bin/soffice"))
        {
            Skip = "no published program or no LibreOffice: run deploy/dev/up and set TEACHERBOT_PUBLISHED";
        }
    }
}
