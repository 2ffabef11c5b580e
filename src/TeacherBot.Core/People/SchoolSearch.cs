using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.People;

/// <summary>Finds a school by what people type: number, part of the title, with a typo in a word.</summary>
public static class SchoolSearch
{
    private const int LongestTyped = 100;

    private static readonly string[] Noise = ["школа", "школы", "школу", "сош", "оош", "мбоу", "мкоу", "маоу", "моу", "№", "номер", "имени", "им"];

    /// <summary>Schools that match every meaningful word, best first. Empty when nothing was typed that could match.</summary>
    public static ImmutableArray<School> Find(ImmutableArray<School> schools, string typed, int most)
    {
        var words = Words(typed.Length <= LongestTyped ? typed : typed[..LongestTyped]);
        var meaningful = words.Where(w => !Noise.Contains(w)).ToList();
        if (meaningful.Count == 0)
        {
            return words.Count == 0 ? [] : [.. schools.Take(most)];
        }

        return
        [
            .. schools
                .Select(school => (School: school, Cost: Cost(Words(school.Folded), meaningful)))
                .Where(x => x.Cost is not null)
                .OrderBy(x => x.Cost)
                .ThenBy(x => x.School.Title, StringComparer.Ordinal)
                .Take(most)
                .Select(x => x.School),
        ];
    }

    private static List<string> Words(string text) =>
        [.. Marking.Fold(text).Replace("№", "№ ").Split([' ', ',', '(', ')', '№'], StringSplitOptions.RemoveEmptyEntries)];

    private static int? Cost(List<string> title, List<string> words)
    {
        var cost = 0;
        foreach (var word in words)
        {
            var best = title.Min(t => (int?)Distance(word, t)) ?? int.MaxValue;
            if (best > Allowed(word))
            {
                return null;
            }

            cost += best;
        }

        return cost;
    }

    // A number must match exactly: school 3 is not school 8.
    private static int Allowed(string word) => word.Any(char.IsDigit) || word.Length < 4 ? 0 : word.Length < 8 ? 1 : 2;

    // Edit distance to the word or to its beginning: «гимн» finds «гимназия».
    private static int Distance(string typed, string word)
    {
        if (!typed.Any(char.IsDigit) && word.StartsWith(typed, StringComparison.Ordinal))
        {
            return 0;
        }

        var previous = Enumerable.Range(0, word.Length + 1).ToArray();
        for (var i = 1; i <= typed.Length; i++)
        {
            var current = new int[word.Length + 1];
            current[0] = i;
            for (var j = 1; j <= word.Length; j++)
            {
                var change = previous[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[word.Length];
    }
}
