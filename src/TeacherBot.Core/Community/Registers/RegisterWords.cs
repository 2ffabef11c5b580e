using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Reports;

namespace TeacherBot.Core.Community;

/// <summary>A register asked for in words: «отчёт реестр рекомендаций docx».</summary>
internal static class RegisterWords
{
    private const string Word = "реестр";

    // Words of one root begin with as many letters in common.
    private const int Root = 5;

    /// <summary>The register as a file, or its list where no form was said; null when something else is meant, or the person sees none.</summary>
    public static Step? Wanted(Situation s, string typed)
    {
        if (Meant(s, typed) is not { } register || !RegisterRights.Looks(s) || !RegisterRights.Sees(s, register))
        {
            return null;
        }

        var said = ReportWords.Read(typed).Format is { } format && format != ReportFormat.Text ? format : (ReportFormat?)null;
        var given = said ?? (ChannelNames.SendsLetters(s.Inbound.Channel) ? ReportFormat.Xlsx : null);
        return given is { } form && RegisterRights.Reads(s.Person)
            ? ReportDialogue.Ordered(s, new(ReportKind.Register, register.Id, form)).Noting("report.preparing").Push(new RegisterListing(register.Id))
            : s.Push(new RegisterListing(register.Id));
    }

    // «Реестр потребностей» and «реестр визитов» are no registers of the office.
    private static Register? Meant(Situation s, string typed)
    {
        var words = Folded(typed);
        var own = words.Where(w => !w.StartsWith(Word, StringComparison.Ordinal)).Select(w => w.Length <= Root ? w : w[..Root]).ToHashSet();
        return own.Count == words.Length || own.Contains("потре") || own.Contains("визит") ? null
            : s.Catalog.Registers.FirstOrDefault(r => Folded(r.Title).Any(t => t.Length >= Root && own.Contains(t[..Root])));
    }

    private static ImmutableArray<string> Folded(string text) => [.. text.Split([' ', ',', '.', ':', '-', '–', '—'], StringSplitOptions.RemoveEmptyEntries).Select(Marking.Fold)];
}
