using System.Globalization;
using System.Text.RegularExpressions;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>
/// Attendance of a room without a network: people sign a paper list with their numbers, and whoever runs the event types or pastes
/// the numbers afterwards. What nobody has is named, what is marked already stays; the list may come in parts and again.
/// </summary>
internal static partial class PaperListDialogue
{
    /// <summary>Numbers in one message.</summary>
    public const int Most = 200;

    private static readonly TimeSpan HandedInFor = TimeSpan.FromDays(14);

    /// <summary>From the start to two weeks after the end.</summary>
    public static bool IsOpen(EventState e, DateTimeOffset now) => e.Row.IsOn && now >= e.StartsAt && now < e.EndsAt + HandedInFor;

    public static Step Show(Situation s, EventState e) => IsOpen(e, s.Context.Now)
        ? s.Page().Prose("desk-list.ask").Small("desk-list.example").Typed().Back().Show()
        : s.Noting("desk.not-now").Pop();

    public static Step On(Situation s, EventState e, string typed)
    {
        if (!IsOpen(e, s.Context.Now))
        {
            return s.Noting("desk.not-now").Pop();
        }

        var numbers = Read(typed);
        if (numbers.Count is 0 or > Most)
        {
            return s.Hint(numbers.Count == 0 ? "desk-list.none" : "desk-list.many");
        }

        var query = new StandingsOf(e.Id, string.Join(',', numbers));
        if (!s.Facts.Has(query, out var standings))
        {
            return new Ask(query);
        }

        var known = standings.ToDictionary(x => x.Number, x => x.Status);
        var fresh = numbers.Where(n => known.GetValueOrDefault(n, RegistrationStatus.Attended) != RegistrationStatus.Attended).ToList();
        var strangers = numbers.Where(n => !known.ContainsKey(n)).ToList();
        var marked = fresh.Count == 0 ? s : s.Do(new MarkByNumbers(e.Id, string.Join(',', fresh)));
        return marked.Noting(
                strangers.Count == 0 ? "desk-list.marked" : "desk-list.marked-but",
                ("n", fresh.Count),
                ("already", numbers.Count - fresh.Count - strangers.Count),
                ("strangers", string.Join(", ", strangers)))
            .Pop();
    }

    /// <summary>Every number of the text once, spans such as 7-12 written out; in ascending order.</summary>
    public static IReadOnlyList<int> Read(string typed)
    {
        var numbers = new SortedSet<int>();
        foreach (Match match in Number().Matches(typed))
        {
            var first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var last = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : first;
            for (var n = Math.Min(first, last); n <= Math.Max(first, last) && numbers.Count <= Most; n++)
            {
                numbers.Add(n);
            }
        }

        numbers.Remove(0);
        return [.. numbers];
    }

    [GeneratedRegex(@"(?<!\d)(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
