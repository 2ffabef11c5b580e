using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Segments;

/// <summary>What a typed name meant: one thing, several (then none was chosen), or nothing, with the nearest known name.</summary>
internal sealed record NameFound(Named? Named, ImmutableArray<string> Several, string? Nearest);

/// <summary>Known names of one kind. A name is found by title, short title, code or a part of a title that only one has.</summary>
internal sealed class NameList
{
    private const int MostShown = 4;

    private readonly ImmutableArray<Entry> entries;

    private NameList(ImmutableArray<Entry> entries) => this.entries = entries;

    /// <param name="things">Code, title, and other names it goes by. A title that two things share is printed as its first other name, then as its code.</param>
    public static NameList Of(IEnumerable<(string Code, string Title, ImmutableArray<string> Others)> things)
    {
        var all = things.ToList();
        var titles = all.CountBy(t => Marking.Fold(t.Title)).ToDictionary(t => t.Key, t => t.Value);
        var others = all.Where(t => t.Others.Length > 0).CountBy(t => Marking.Fold(t.Others[0])).ToDictionary(t => t.Key, t => t.Value);
        return new([.. all.Select(t => new Entry(
            new Named(t.Code, Printed(t.Code, t.Title, t.Others)),
            [.. t.Others.Prepend(t.Title).Append(t.Code).Select(Marking.Fold)]))]);

        string Printed(string code, string title, ImmutableArray<string> more) =>
            titles[Marking.Fold(title)] == 1 ? title
            : more.Length > 0 && others[Marking.Fold(more[0])] == 1 && !titles.ContainsKey(Marking.Fold(more[0])) ? more[0]
            : code;
    }

    public NameFound Find(string typed)
    {
        var folded = Marking.Fold(typed);
        ImmutableArray<Entry> found = [];
        Func<Entry, bool>[] tries =
        [
            e => Marking.Fold(e.Named.Title) == folded,
            e => e.Names.Contains(folded),
            e => e.Names.Any(n => n.StartsWith(folded, StringComparison.Ordinal) && (n.Length == folded.Length || !char.IsLetterOrDigit(n[folded.Length]))),
            e => e.Names.Any(n => n.Contains(folded, StringComparison.Ordinal)),
        ];
        for (var i = 0; i < tries.Length && found.IsEmpty && folded.Length > 0; i++)
        {
            found = [.. entries.Where(tries[i])];
        }

        return found.Length == 1
            ? new(found[0].Named, [], null)
            : new(null, [.. found.Take(MostShown).Select(e => e.Named.Title)], found.IsEmpty ? Nearest(folded) : null);
    }

    // The whole name, or as many words of it as were typed.
    private string? Nearest(string folded)
    {
        var words = folded.Count(c => c == ' ') + 1;
        var near = entries
            .SelectMany(e => e.Names.Select(n => (e.Named, Distance: Math.Min(
                Spelling.Distance(folded, n), Spelling.Distance(folded, string.Join(' ', n.Split(' ').Take(words)))))))
            .OrderBy(n => n.Distance)
            .FirstOrDefault();
        return near.Named is not null && near.Distance <= Math.Max(2, folded.Length / 3) ? near.Named.Title : null;
    }

    private sealed record Entry(Named Named, ImmutableArray<string> Names);
}
