using System.Collections.Immutable;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Attempts.Sheets;

/// <summary>One item of a sheet under the number people answer by: its place in the portion, from 1.</summary>
internal sealed record SheetItem(int Number, Item Item, long Seed)
{
    private const string Signs = "абвгдежзик";

    /// <summary>Author's numbers of the options in the order they are lettered.</summary>
    public ImmutableArray<int> Shown { get; } = ItemOrder.OfOptions(Item, Seed);

    /// <summary>Texts of what is lettered, in the author's numbering; empty for a number or a word.</summary>
    public ImmutableArray<string> Options => Item.Body switch
    {
        SingleChoice single => single.Options,
        MultipleChoice multiple => multiple.Options,
        Rating rating => rating.Labels,
        Ordering ordering => ordering.Entries,
        Matching matching => matching.Left,
        _ => [],
    };

    public static char Letter(int place) => Signs[place];

    /// <summary>Place of the letter; negative when there is none such.</summary>
    public static int Place(char letter) => Signs.IndexOf(letter, StringComparison.Ordinal);
}

/// <summary>What one letter says to one item. A closed family.</summary>
/// <param name="Number">Number of the item on the sheet.</param>
internal abstract record SheetEntry(int Number)
{
    /// <summary>A response.</summary>
    /// <param name="Unsure">Marked with «?».</param>
    public sealed record Given(int Number, ResponseValue Value, bool Unsure) : SheetEntry(Number);

    /// <summary>Not clear, so nothing is recorded.</summary>
    /// <param name="Said">As written.</param>
    /// <param name="Reason">Message id.</param>
    public sealed record Unclear(int Number, string Said, string Reason) : SheetEntry(Number);
}
