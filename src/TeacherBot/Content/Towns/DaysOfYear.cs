using System.Globalization;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Community;

namespace TeacherBot.Content.Towns;

/// <summary>Reads `when: 01.09–30.09`: the first and the last day of something that comes every academic year, and the short ids of such things.</summary>
internal static class DaysOfYear
{
    private const int LongestId = 24;

    public static (MonthDay From, MonthDay To) When(YamlReader at)
    {
        var when = at.Text("when").Split('–', '-', StringSplitOptions.TrimEntries);
        var (from, to) = (Day(when[0]), Day(when[^1]));
        if (when.Length != 2 || from is null || to is null)
        {
            at.ProblemAt("when", "срок – первый и последний день без года, например 01.09–30.09; исправьте");
        }
        else if (to.Value.In(2023) < from.Value.In(2023))
        {
            at.ProblemAt("when", "последний день раньше первого: год идёт с сентября по август; исправьте");
        }

        return (from ?? new(9, 1), to ?? new(9, 1));
    }

    /// <param name="what">Which thing it names, in the nominative.</param>
    public static string Id(YamlReader at, string what)
    {
        var id = at.Text("id");
        at.What = $"{what} {id}";
        if (id.Length > LongestId || id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            at.ProblemAt("id", $"id – до {LongestId} строчных латинских букв, цифр и дефисов; исправьте");
        }

        return id;
    }

    // 2024 has 29 February.
    private static MonthDay? Day(string text) =>
        DateOnly.TryParseExact(text + ".2024", "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.Month, day.Day) : null;
}
