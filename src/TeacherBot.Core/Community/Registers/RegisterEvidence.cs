using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>Documents of a register that prove a yes/no indicator in a calendar year.</summary>
internal static class RegisterEvidence
{
    private const int Most = 5;

    /// <summary>What must be known first; null when no register has documents of indicators.</summary>
    public static Query? Asked(Situation s) => Source(s) is { } register ? new RegisterEntriesOf(register.Id) : null;

    /// <summary>In words, the newest first; null when it must be asked first.</summary>
    public static ImmutableArray<string>? Of(Situation s, Indicator indicator, int year)
    {
        if (indicator.Unit != IndicatorUnit.YesNo || Source(s) is not { } register)
        {
            return [];
        }

        if (!s.Facts.Has(new RegisterEntriesOf(register.Id), out var entries))
        {
            return null;
        }

        var code = register.Find(RegisterFieldType.Indicator)!.Id;
        return
        [
            .. entries.Where(e => e.Status == RegisterEntryStatus.Kept && e[code] == indicator.Code && Year(register, e) == year)
                .OrderByDescending(e => e.Id, StringComparer.Ordinal).Select(e => Words(s, register, e)).Distinct().Take(Most),
        ];
    }

    // Without a date it is of the year it was written in.
    private static int Year(Register register, RegisterEntry entry) =>
        register.Fields.Where(f => f.Type == RegisterFieldType.Date).Select(f => RegisterValue.Day(entry[f.Id])).FirstOrDefault(d => d is not null)?.Year ?? entry.At.Year;

    private static string Words(Situation s, Register register, RegisterEntry entry)
    {
        var words = string.Join(", ", register.Fields.Where(f => f.Type is not RegisterFieldType.Indicator and not RegisterFieldType.Status && entry[f.Id] is not null)
            .Select(f => RegisterValue.Print(f, entry[f.Id]!, s.Municipality!)));
        return words.Length <= IndicatorFact.Longest ? words : words[..(IndicatorFact.Longest - 1)].TrimEnd() + "…";
    }

    private static Register? Source(Situation s) => s.Catalog.Registers.FirstOrDefault(r => r.Find(RegisterFieldType.Indicator) is not null && RegisterRights.Sees(s, r));
}
