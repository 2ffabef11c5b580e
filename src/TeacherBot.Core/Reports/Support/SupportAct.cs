using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Reports;

/// <summary>One line of the support log: what was done for a school. Nobody is named in it.</summary>
/// <param name="Number">0 while it is not kept.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Document">That proves it; empty when none was named.</param>
public sealed record SupportAct(long Number, DateOnly Day, string School, string Kind, string Topic, string Document)
{
    /// <summary>Longest topic and longest document, in characters.</summary>
    public const int Longest = 200;

    // Digits of a day without a year at most.
    private const int DayAndMonth = 4;

    /// <summary>Kinds are data of the domain.</summary>
    public static readonly ImmutableArray<string> Kinds = ["консультация", "выезд", "наставничество", "методическая помощь", "обмен опытом", "другое"];

    /// <summary>«школа 4; 12.11.2026; консультация; тема; протокол № 4»: the document may be missing; null when anything else is.</summary>
    public static SupportAct? Read(Municipality town, string typed, DateOnly today)
    {
        string[] parts = [.. typed.Split([';', '\n'], StringSplitOptions.TrimEntries).Select(p => string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
        return parts is [var school, var day, var kind, { Length: > 0 and <= Longest } topic, .. { Length: <= 1 } document]
            && SchoolSearch.Find(town.Schools, school, 2) is [var found]
            && TypedDays.In(day, today) is [var said] && (day.Count(char.IsDigit) > DayAndMonth ? said : Past(said, today)) is var on && on <= today
            && Kinds.FirstOrDefault(k => k.StartsWith(kind.ToLowerInvariant(), StringComparison.Ordinal)) is { } known && kind.Length > 2
            && document.All(d => d.Length <= Longest)
            ? new(0, on, found.Id, known, topic, document is [var paper] ? paper : "") : null;
    }

    // «12 марта» without a year is the last one: only what was done is written down.
    private static DateOnly Past(DateOnly said, DateOnly today) => said > today && said.AddYears(-1) <= today ? said.AddYears(-1) : said;
}

/// <summary>The support log of a calendar year, the oldest first.</summary>
public sealed record SupportActsOf(int Year) : Query<ImmutableArray<SupportAct>>;

/// <summary>Writes a line into the log.</summary>
public sealed record AddSupportAct(SupportAct Act) : Effect;

/// <summary>Takes a line back.</summary>
public sealed record DropSupportAct(int Year, long Number) : Effect;
