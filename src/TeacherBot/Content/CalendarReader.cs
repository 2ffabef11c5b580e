using System.Collections.Immutable;

namespace TeacherBot.Content;

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
            span.Text("title");
            var from = span.Date("from");
            var to = span.OptionalDate("to") ?? from;
            if (from is { } first && to is { } last)
            {
                if (last < first || last.DayNumber - first.DayNumber >= LongestSpan)
                {
                    span.ProblemAt("to", "последний день раньше первого или дальше месяца; исправьте даты");
                    last = first;
                }

                days.UnionWith(Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber));
            }

            span.Close();
        }

        at.Close();
        return days.ToImmutable();
    }
}
