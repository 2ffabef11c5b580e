using System.Globalization;
using TeacherBot.Content.Banks;

namespace TeacherBot.Content;

/// <summary>`content check` and `content stats`. Exit code 0 when the folder is clean, 1 otherwise.</summary>
internal static class ContentVerbs
{
    public static int Check(string path, TextWriter writer, DateOnly today)
    {
        var result = ContentLoader.Load(path, today);
        if (result is not ContentResult.Loaded loaded)
        {
            return Broken((ContentResult.Broken)result, writer);
        }

        var catalog = loaded.Catalog;
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Всё в порядке. Вопросников: {catalog.Instruments.Length}, заданий: {loaded.Statistics.Sum(s => s.Items)}, материалов: {catalog.Materials.Length}, мероприятий: {catalog.Events.Length}, муниципалитетов: {catalog.Municipalities.Count}, школ: {catalog.Municipalities.Values.Sum(m => m.Schools.Length)}, текстов: {catalog.Texts.Count}."));
        return 0;
    }

    public static int Stats(string path, bool json, TextWriter writer, DateOnly today)
    {
        var result = ContentLoader.Load(path, today);
        if (result is not ContentResult.Loaded loaded)
        {
            return Broken((ContentResult.Broken)result, writer);
        }

        if (json)
        {
            StatisticsTable.Json(loaded.Statistics, writer);
        }
        else
        {
            StatisticsTable.Print(loaded.Statistics, writer);
        }

        return 0;
    }

    private static int Broken(ContentResult.Broken broken, TextWriter writer)
    {
        var problems = broken.Problems;
        foreach (var problem in problems)
        {
            writer.WriteLine(problem);
        }

        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Найдено замечаний: {problems.Length}."));
        return 1;
    }
}
