using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Pages;

/// <summary>Orders and statutes behind yes/no indicators, as the register of documents has them; only those with a public link.</summary>
internal static class PublicDocuments
{
    private const int Bytes = 8_000;

    public static PublicSection? Of(PublicSources sources)
    {
        var (town, catalog) = (sources.Town, sources.Catalog);
        if (RegisterEvidence.Source(catalog) is not { } register || Name(register) is not { } name || register.Find(RegisterFieldType.Link) is not { } link)
        {
            return null;
        }

        var items = sources.Documents
            .Where(e => e.Status == RegisterEntryStatus.Kept && e[name.Id] is not null && PublicLink.Of(e[link.Id]) is not null)
            .Select(e => (Day: Day(register, e), Entry: e))
            .OrderByDescending(e => e.Day).ThenByDescending(e => e.Entry.Id, StringComparer.Ordinal)
            .Select(e => new PublicItem(e.Entry[name.Id]!, Lines(register, e.Entry, town), PublicLink.Of(e.Entry[link.Id])))
            .DistinctBy(i => (i.Title, i.Link));
        return PublicWeight.Section(catalog, "documents", catalog.Text("public.documents"), [new(null, [.. items])], Bytes, null, catalog.Text("public.documents-none"));
    }

    private static RegisterField? Name(Register register) => register.Find(RegisterFieldType.Text);

    private static DateOnly? Day(Register register, RegisterEntry entry) => register.Find(RegisterFieldType.Date) is { } field ? RegisterValue.Day(entry[field.Id]) : null;

    private static ImmutableArray<string> Lines(Register register, RegisterEntry entry, Municipality town)
    {
        var said = register.Fields.Where(f => f.Type is RegisterFieldType.Number or RegisterFieldType.Date && entry[f.Id] is not null).Select(f => RegisterValue.Print(f, entry[f.Id]!, town)).ToList();
        return said.Count == 0 ? [] : [string.Join(", ", said)];
    }
}
