using System.Globalization;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Events;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>A value of a field: as it is typed, as it is kept, and as people read it.</summary>
public static class RegisterValue
{
    /// <summary>Longest words, in characters.</summary>
    public const int LongestText = 500;

    public const int LongestNumber = 40;

    public const int LongestLink = 300;

    public const int MostCount = 1_000_000;

    private const string Iso = "yyyy-MM-dd";
    private const int FirstYear = 2015;
    private const int LastYear = 2099;

    /// <summary>The kept form of what was typed; null when it does not fit the field.</summary>
    public static string? Read(RegisterField field, string typed, Municipality town, Catalog catalog, DateOnly today)
    {
        var text = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : field.Type switch
        {
            RegisterFieldType.Text => text.Length <= LongestText ? text : null,
            RegisterFieldType.Number => text.TrimStart('№', ' ') is { Length: > 0 and <= LongestNumber } number ? number : null,
            RegisterFieldType.Date => Days(text, today.AddYears(-1).AddDays(1)),
            RegisterFieldType.Due => Days(text, today),
            RegisterFieldType.School => School(town, text)?.Id,
            RegisterFieldType.Role or RegisterFieldType.Status => field.Values.FirstOrDefault(v => Marking.Fold(v) == Marking.Fold(text)),
            RegisterFieldType.Link => Link(text),
            RegisterFieldType.Indicator => catalog.Indicators.FirstOrDefault(i => i.Code == text.TrimEnd('.'))?.Code,
            RegisterFieldType.Year => Year(text),
            RegisterFieldType.Count => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostCount ? count.ToString(CultureInfo.InvariantCulture) : null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>As people read it. What has left the content since is shown as it was kept.</summary>
    public static string Print(RegisterField field, string value, Municipality town) => field.Type switch
    {
        RegisterFieldType.Date or RegisterFieldType.Due when Day(value) is { } day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        RegisterFieldType.School => town.FindSchool(value)?.Title ?? value,
        RegisterFieldType.Number => "№ " + value,
        RegisterFieldType.Year when int.TryParse(value, out var year) => SchoolYear(year),
        _ => value,
    };

    /// <summary>«2026/2027».</summary>
    public static string SchoolYear(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}/{year + 1}");

    /// <summary>A kept day; null where there is none.</summary>
    public static DateOnly? Day(string? value) => DateOnly.TryParseExact(value, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The year that a kept day of this academic year begins in.</summary>
    public static string YearNow(DateOnly today) => EventNorms.YearOf(today).ToString(CultureInfo.InvariantCulture);

    /// <summary>Schools that may be meant; one when it is sure.</summary>
    public static School? School(Municipality town, string typed) => town.FindSchool(typed)
        ?? town.Schools.FirstOrDefault(s => s.Folded == Marking.Fold(typed))
        ?? (SchoolSearch.Find(town.Schools, typed, 2) is [var only] ? only : null);

    private static string? Days(string text, DateOnly from) =>
        (Day(text) ?? (TypedDays.In(text, from) is [var only] ? only : (DateOnly?)null))?.ToString(Iso, CultureInfo.InvariantCulture);

    private static string? Link(string text) => text.Length <= LongestLink && !text.Contains(' ', StringComparison.Ordinal)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.Host.Contains('.', StringComparison.Ordinal) ? text : null;

    private static string? Year(string text)
    {
        var parts = text.Split('/', '-', '–');
        return parts.Length <= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear
            && (parts.Length == 1 || Follows(parts[1].Trim(), year + 1))
            ? year.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static bool Follows(string text, int year) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var next) && (next == year || next == year % 100);
}
