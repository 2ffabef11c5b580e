using System.Globalization;
using TeacherBot.Operations;
using TeacherBot.Operations.Verbs;
using TeacherBot.Store;

namespace TeacherBot.Content.Exchange;

/// <summary>`content export --overlay`: what people published through the bot, as content files in a new folder. The content folder itself is never written.</summary>
internal static class OverlayExport
{
    public static int Write(Desk desk, Bot bot, string folder, TextWriter writer)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new VerbFailure(ExitCode.Wrong, $"--out {folder}: там уже что-то лежит; назовите новую папку");
        }

        var (catalog, practices) = (bot.Catalog.Value, 0);
        foreach (var town in catalog.Municipalities.Values.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            var published = desk.Database.Read(unit => new PracticeStore(bot.Stores.People).Published(unit, town.Id, "", PracticeStore.MostInFile));
            practices += published.Length;
            foreach (var (path, text) in PracticeFiles.Of(published, town, catalog))
            {
                var file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
        }

        writer.WriteLine(practices == 0 ? "Через бота ещё ничего не опубликовано." : string.Create(CultureInfo.InvariantCulture, $"Записано в {folder}: практик {practices}."));
        return ExitCode.Done;
    }
}
