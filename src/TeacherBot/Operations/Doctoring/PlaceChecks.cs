using System.Globalization;
using TeacherBot.Content;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Serving;

namespace TeacherBot.Operations.Doctoring;

/// <summary>What lies on this machine: content, keys, disk, the maker of PDFs.</summary>
internal static class PlaceChecks
{
    private const long Megabyte = 1 << 20;
    private const long LittleSpace = 1024 * Megabyte;
    private const long NoSpace = 200 * Megabyte;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupWrite;

    public static IEnumerable<Finding> Run(Settings settings, TimeProvider clock) =>
        [.. Content(settings.Content, settings.Web, clock), Keys(settings.Security), Disk(settings.Storage), Pdf(), .. Proxies(settings.Web)];

    private static IEnumerable<Finding> Content(ContentSettings settings, WebSettings web, TimeProvider clock)
    {
        var folder = Path.GetFullPath(settings.Resolved);
        if (ContentLoader.Load(folder, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is not ContentResult.Loaded loaded)
        {
            return [new("содержание", Verdict.Trouble, $"{folder}: папка с ошибками; их покажет teacherbot content check")];
        }

        var invented = loaded.Catalog.Municipalities.Values.Where(m => m.Demo).Select(m => m.Id).ToList();
        return
        [
            new("содержание", Verdict.Fine, folder),
            invented.Count == 0
                ? new("муниципалитеты", Verdict.Fine, string.Join(", ", loaded.Catalog.Municipalities.Keys.Order(StringComparer.Ordinal)))
                : new("муниципалитеты", Verdict.Attention, $"вымышленный: {string.Join(", ", invented)}; настоящим людям его показывать нельзя, serve пустит его только с --allow-demo"),
            .. Policies(loaded.Catalog, web),
        ];
    }

    // A neutral chat is no safe harbour either: the office puts down why it may be used at all.
    private static IEnumerable<Finding> Policies(Catalog catalog, WebSettings web)
    {
        if (NeutralTowns.WithoutPages(catalog, web) is { Count: > 0 } towns)
        {
            yield return new("порядок каналов", Verdict.Trouble, $"neutral без страницы: {string.Join(", ", towns)}; задайте Web:PublicUrl, иначе serve не запустится");
        }

        var unfounded = catalog.Municipalities.Values.Where(m => !m.Demo && m.PolicyOn(ChannelNames.Telegram) != ChannelPolicy.Off && m.PolicyBasis is null).Select(m => m.Id).Order(StringComparer.Ordinal).ToList();
        if (unfounded.Count > 0)
        {
            yield return new(
                "порядок каналов",
                Verdict.Attention,
                $"telegram без основания: {string.Join(", ", unfounded)}; государственному и муниципальному оператору советуем `telegram: off`, а иначе запишите основание в `policy.basis`");
        }
    }

    // TLS is the business of a proxy, so whoever is reached from outside has one.
    private static IEnumerable<Finding> Proxies(WebSettings web) => web.PublicUrl is null ? []
        : web.KnownProxies is null ? [new("прокси", Verdict.Attention, "Web:PublicUrl задан, а Web:KnownProxies нет: все посетители для службы — один адрес, и предел обращений у них общий; пример: Web:KnownProxies = 127.0.0.1")]
        : [new("прокси", Verdict.Fine, web.KnownProxies)];

    private static Finding Keys(SecuritySettings security)
    {
        var folder = Path.GetFullPath(security.KeysPath);
        if (!Directory.Exists(folder))
        {
            return new("ключи", Verdict.Attention, $"{folder} ещё нет; их создаст teacherbot serve. Сохраните копию ключей отдельно от копий базы");
        }

        var open = Directory.EnumerateFiles(folder, "*.key").Where(IsOpen).ToList();
        return open.Count == 0
            ? new("ключи", Verdict.Fine, $"{folder}, закрыты от других")
            : new("ключи", Verdict.Trouble, $"открыты другим: {string.Join(", ", open)}; chmod 600 и подумайте, кто мог их прочесть");
    }

    private static bool IsOpen(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0;

    private static Finding Disk(StorageSettings storage)
    {
        var folder = Path.GetDirectoryName(SettingsChecks.DatabasePath(storage.ConnectionString)!)!;
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        return new(
            "диск",
            free < NoSpace ? Verdict.Trouble : free < LittleSpace ? Verdict.Attention : Verdict.Fine,
            string.Create(CultureInfo.InvariantCulture, $"свободно {free / Megabyte} МБ ({folder})"));
    }

    private static Finding Pdf() =>
        !IsInstalled("weasyprint") ? new("PDF", Verdict.Attention, "weasyprint не установлен, справок и профилей в PDF не будет: apt-get install weasyprint fonts-dejavu-core")
        : !IsInstalled("pdftoppm") ? new("PDF", Verdict.Attention, "pdftoppm не установлен, файлы PDF в консультациях не передаются: apt-get install poppler-utils")
        : new("PDF", Verdict.Fine, "weasyprint и pdftoppm есть");

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").Any(f => File.Exists(Path.Combine(f, program)));
}
