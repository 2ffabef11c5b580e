using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>A question that was answered and is worth reading for others, in the words of a methodist: nobody's own words and nobody's name.</summary>
/// <param name="Area">Null when it is about no one area.</param>
public sealed record FaqEntry(string Id, string Subject, string? Area, string Question, string Answer)
{
    /// <summary>Most UTF-16 units of a question, and of an answer: together they fit one message of any channel.</summary>
    public const int LongestQuestion = 400;
    public const int LongestAnswer = 2500;
}

/// <summary>Entries of the person's municipality, the newest first; at most 200.</summary>
public sealed record FaqOfTown : Query<ImmutableArray<FaqEntry>>;

/// <summary>A thing done to the list. The store notes who did it.</summary>
public abstract record FaqEffect : Effect;

/// <summary>Adds an entry.</summary>
public sealed record PublishFaq(FaqEntry Entry) : FaqEffect;

/// <summary>Takes an entry back; an unknown one is fine.</summary>
public sealed record DropFaq(string Id) : FaqEffect;

/// <summary>Who may add to the list, and what of it is like a question.</summary>
internal static class FaqList
{
    private const int MostAlike = 3;

    // Words that most questions have: they make nothing alike.
    private static readonly ImmutableHashSet<string> Usual =
    [
        .. MaterialSearch.Stems("как что чем для или при это мне где когда почему можно нужно надо лучше если есть быть класс классе классов урок уроке уроки ученик ученики учеников детям дети детей учить научить объяснить объяснять делать сделать работать тема теме темы задача задачи задания"),
    ];

    /// <summary>Methodists of the municipality: an entry is read by everybody, so mentors do not publish.</summary>
    public static bool Moderates(Person person) =>
        person.Status == PersonStatus.Active && person.Municipality is { } town && person.Roles.Any(r => r.Role == Role.Methodist && (r.Scope == town || r.Scope == "*"));

    /// <summary>Entries of which a text has at least half of the telling words, those with most first; at most three.</summary>
    public static ImmutableArray<FaqEntry> Alike(IEnumerable<FaqEntry> all, string subject, string text)
    {
        var stems = Telling(text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. all.Where(e => e.Subject == subject)
                .Select(e => (Entry: e, Words: Telling(e.Question).ToList()))
                .Select(x => (x.Entry, x.Words.Count, Common: x.Words.Count(stems.Contains)))
                .Where(x => x.Common > 0 && 2 * x.Common >= x.Count)
                .OrderByDescending(x => x.Common).ThenByDescending(x => x.Entry.Id, StringComparer.Ordinal)
                .Select(x => x.Entry).Take(MostAlike),
        ];
    }

    public static Facts After(Facts facts, FaqEffect effect)
    {
        var query = new FaqOfTown();
        return !facts.Has(query, out var all) ? facts : facts.With(query, effect switch
        {
            PublishFaq publish => all.Any(e => e.Id == publish.Entry.Id) ? all : all.Insert(0, publish.Entry),
            DropFaq drop => all.RemoveAll(e => e.Id == drop.Id),
            _ => all,
        });
    }

    private static IEnumerable<string> Telling(string text) => MaterialSearch.Stems(text).Where(stem => !Usual.Contains(stem));
}
