using System.Collections.Immutable;
using TeacherBot.Content.Yaml;

namespace TeacherBot.Content.Towns;

/// <summary>Reads the days on which nobody is written to unasked.</summary>
internal static class CalendarReader
{
    public const string Path = "common/calendar.yml";

    private const int LongestSpan = 31;

    public static ImmutableHashSet<DateOnly> Read(ContentFolder folder)
    {
        var days = ImmutableHashSet.CreateBuilder<DateOnly>();
        if (folder.RequiredYaml(Path) is not { } at)
        {
            return [];
        }

        at.Text("source");
        at.Date("checked");
        foreach (var span in at.RequiredMaps("days_off", "выходные дни"))
        {
            days.UnionWith(Days(span));
        }

        at.Close();
        return days.ToImmutable();
    }

    private static IEnumerable<DateOnly> Days(YamlReader span)
    {
        span.Text("title");
        var from = span.Date("from");
        var to = span.OptionalDate("to") ?? from;
        span.Close();
        if (from is not { } first || to is not { } last)
        {
            return [];
        }

        if (last < first || last.DayNumber - first.DayNumber >= LongestSpan)
        {
            span.ProblemAt("to", "последний день раньше первого или дальше месяца; исправьте даты");
            return [];
        }

        return Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber);
    }
}
