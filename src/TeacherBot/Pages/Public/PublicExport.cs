using System.Text;
using TeacherBot.Operations;
using TeacherBot.Operations.Verbs;
using TeacherBot.Store;

namespace TeacherBot.Pages.Public;

/// <summary>`pages export`: the pages of a municipality for everybody as files for the office's own site.</summary>
internal sealed class PublicExport(Surroundings here)
{
    public const string HomeFile = "index.html";
    public const string PrivacyFile = "privacy.html";
    public const string StyleFile = "style.css";

    /// <summary>By which a folder of ours is known again.</summary>
    public const string Mark = "TeacherBot";

    private static readonly string[] Files = [StyleFile, PrivacyFile, HomeFile];

    public async Task<int> WriteAsync(Desk desk, Bot bot, string municipality, string folder, CancellationToken cancellation)
    {
        var site = new PublicSite(bot, here.Clock);
        Refuse(site, bot, municipality, folder);
        if (bot.Catalog.Value.TelegramName is null && await InviteVerbs.UsernameAsync(desk.Settings.Telegram, cancellation) is { } username)
        {
            bot.Catalog.NameInTelegram(username);
        }

        var (home, privacy) = (await site.HomeAsync(municipality, PublicLinks.Files), await site.PrivacyAsync(municipality, PublicLinks.Files));
        await desk.Database.WriteAsync(unit => PeopleStore.Audit(unit, "operator", null, $"pages export {municipality}", here.Clock.GetUtcNow()), cancellation);
        Put(folder, new() { [HomeFile] = home!, [PrivacyFile] = privacy!, [StyleFile] = PageStyle.Text });
        here.Out.WriteLine($"Записано в {folder}: {string.Join(", ", Files.Reverse())}. Скопируйте папку на сайт целиком.");
        return ExitCode.Done;
    }

    private static void Refuse(PublicSite site, Bot bot, string municipality, string folder)
    {
        if (site.Find(municipality) is not { } town)
        {
            throw new VerbFailure(ExitCode.Wrong, $"--municipality {municipality}: такого нет; есть {string.Join(", ", bot.Catalog.Value.Municipalities.Keys.Order(StringComparer.Ordinal))}");
        }

        if (town.Public is null)
        {
            throw new VerbFailure(ExitCode.Wrong, $"--municipality {municipality}: страница для всех не включена; в municipalities/{municipality}/municipality.yml нужен раздел publicPage");
        }

        if (!IsOurs(folder))
        {
            throw new VerbFailure(ExitCode.Wrong, $"--out {folder}: там лежит не прежняя выгрузка; назовите новую папку");
        }
    }

    /// <summary>Absent, empty, or an earlier export and nothing else.</summary>
    private static bool IsOurs(string folder)
    {
        if (File.Exists(folder))
        {
            return false;
        }

        var names = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).ToList() : [];
        return names.Count == 0 || (names.TrueForAll(n => Files.Contains(n)) && names.Contains(HomeFile)
            && File.ReadAllText(Path.Combine(folder, HomeFile)).Contains($"name=\"generator\" content=\"{Mark}\"", StringComparison.Ordinal));
    }

    // Written aside and renamed one by one, the first page last: whoever reads meanwhile gets whole files.
    private static void Put(string folder, Dictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        var aside = Directory.CreateDirectory($"{folder.TrimEnd(Path.DirectorySeparatorChar)}.{Path.GetRandomFileName()}").FullName;
        try
        {
            foreach (var name in Files)
            {
                File.WriteAllText(Path.Combine(aside, name), files[name], new UTF8Encoding(false));
            }

            foreach (var name in Files)
            {
                File.Move(Path.Combine(aside, name), Path.Combine(folder, name), overwrite: true);
            }
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }
}
