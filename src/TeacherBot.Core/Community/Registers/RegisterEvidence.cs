using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>Documents of a register that prove a yes/no indicator by the end of a calendar year: an order of last year holds until another takes its place.</summary>
public static class RegisterEvidence
{
    private const int Most = 5;

    /// <summary>The register that has documents of indicators; null for none.</summary>
    public static Register? Source(Catalog catalog) => catalog.Registers.FirstOrDefault(r => r.Find(RegisterFieldType.Indicator) is not null);

    /// <summary>What must be known first; null when no register has documents of indicators.</summary>
    internal static RegisterEntriesOf? Asked(Situation s) => Source(s.Catalog) is { } register && RegisterRights.Sees(s, register) ? new(register.Id) : null;

    /// <summary>In words, the newest first; null when it must be asked first.</summary>
    internal static ImmutableArray<string>? Of(Situation s, Indicator indicator, int year) =>
        indicator.Unit != IndicatorUnit.YesNo || Asked(s) is not { } asked ? []
        : s.Facts.Has(asked, out var entries) ? Of(indicator, year, entries, s.Municipality!, s.Catalog) : null;

    /// <summary>In words, the newest first, of the entries of that register; at most five.</summary>
    public static ImmutableArray<string> Of(Indicator indicator, int year, IEnumerable<RegisterEntry> entries, Municipality town, Catalog catalog)
    {
        if (indicator.Unit != IndicatorUnit.YesNo || Source(catalog) is not { } register)
        {
            return [];
        }

        var code = register.Find(RegisterFieldType.Indicator)!.Id;
        return
        [
            .. entries.Where(e => e.Status == RegisterEntryStatus.Kept && e[code] == indicator.Code && Day(register, e).Year <= year)
                .OrderByDescending(e => Day(register, e)).ThenByDescending(e => e.Id, StringComparer.Ordinal).Select(e => Words(register, e, town)).Distinct().Take(Most),
        ];
    }

    // Without a date it is of the day it was written on.
    private static DateOnly Day(Register register, RegisterEntry entry) =>
        register.Fields.Where(f => f.Type == RegisterFieldType.Date).Select(f => RegisterValue.Day(entry[f.Id])).FirstOrDefault(d => d is not null) ?? DateOnly.FromDateTime(entry.At.UtcDateTime);

    private static string Words(Register register, RegisterEntry entry, Municipality town)
    {
        var words = string.Join(", ", register.Fields.Where(f => f.Type is not RegisterFieldType.Indicator and not RegisterFieldType.Status && entry[f.Id] is not null)
            .Select(f => RegisterValue.Print(f, entry[f.Id]!, town)));
        return words.Length <= IndicatorFact.Longest ? words : words[..(IndicatorFact.Longest - 1)].TrimEnd() + "…";
    }
}
