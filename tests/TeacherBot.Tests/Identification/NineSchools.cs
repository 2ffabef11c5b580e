using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Identification;

/// <summary>Nine schools «1» to «9» with figures that can be worked out on paper. School 9 ends with grade 9.</summary>
internal static class NineSchools
{
    public const int Year = 2026;

    public static readonly Municipality Town = TheCatalog.Value.Municipalities["zarechny"] with
    {
        Schools =
        [
            .. Enumerable.Range(1, 9).Select(n => new School(n.ToString(System.Globalization.CultureInfo.InvariantCulture), $"Школа № {n}", "code", $"школа № {n}")
            {
                Stage = n == 9 ? SchoolStage.Basic : SchoolStage.Upper,
            }),
        ],
    };

    // A row is an indicator in a year; «·» is what nobody entered.
    private const string Rows = """
        2024 ege-russian             50    60   60   70   70   70   80   90   ·
        2025 ege-russian             50    60   60   70   70   70   80   90   ·
        2026 ege-russian             50    60   60   70   70   70   80   90   ·
        2024 oge-russian             3     3    3.5  4    4    4    4    4.5  3
        2025 oge-russian             3     3    3.5  4    4    4    4    4.5  3
        2026 oge-russian             3     3    3.5  4    4    4    4    4.5  3
        2026 to-upper                59.99 60   70   ·    70   70   70   70   10
        2024 olympiads               0.4   0.5  0    2    2    2    2    2    2
        2025 olympiads               0.5   0.5  ·    2    2    2    2    2    2
        2026 olympiads               0.6   0.51 0    2    2    2    2    2    2
        2026 satisfied               40    40.1 41   0    ·    90   90   90   90
        2026 quality                 40    45   50   55   50   50   50   50   60
        2026 standard                90    96   95   95   95   95   95   97   97
        2026 low-families            80    10   60   20   20   20   30   30   70
        2026 small-school            1     0    1    0    0    0    0    0    1
        2026 qualified               10    50   50   50   50   50   50   50   90
        2026 overloaded              90    90   10   10   10   10   10   10   10
        2026 contests                0     20   0    20   20   20   20   20   20
        2026 out-of-profile          50    0    0    50   0    0    0    0    0
        2026 new-books               5     10   15   20   25   30   35   40   ·
        2025 ege-mathematics-failed  20    30   19   20   25   0    0    0    40
        2026 ege-mathematics-failed  20    19   30   ·    25   0    0    0    40
        2025 ege-russian-failed      20    30   19   20   25   0    0    0    40
        2026 ege-russian-failed      20    19   30   ·    25   0    0    0    40
        2025 oge-mathematics-failed  20    30   19   20   25   0    0    0    40
        2026 oge-mathematics-failed  20    19   30   ·    25   0    0    0    40
        2025 oge-russian-failed      20    30   19   20   25   0    0    0    40
        2026 oge-russian-failed      20    19   30   ·    25   0    0    0    40
        2025 kdr6-below              20    30   19   20   25   0    0    0    40
        2026 kdr6-below              20    19   30   ·    25   0    0    0    40
        2025 kdr7-below              20    30   19   20   25   0    0    0    40
        2026 kdr7-below              20    19   30   ·    25   0    0    0    40
        2025 kdr8-below              20    30   19   20   25   0    0    0    40
        2026 kdr8-below              20    19   30   ·    25   0    0    0    40
        2026 single-parent           30.01 30   31   ·    0    0    0    0    100
        2026 unemployed              10.1  10   0    0    0    0    0    0    11
        2026 no-degree               30    31   0    0    0    0    0    0    0
        2026 registered              2     1.99 3    0    0    0    0    0    0
        2026 migrants                1     0    ·    0    0    0    0    0    0
        2026 over-25-hours           1     0    2    0    0    0    0    0    0
        2026 psychologist            0     1    ·    1    1    1    1    1    1
        2026 defectologist           0     0    0    0    1    1    1    1    1
        2026 speech-therapist        0     0    0    ·    1    1    1    1    1
        2026 social-worker           0     0    0    0    1    1    1    1    1
        2026 internet                0     1    ·    1    1    1    1    1    1
        2026 computers               0     1    1    1    1    1    1    1    1
        2026 teachers-missing        1     0    ·    0    0    0    0    0    0
        """;

    public static ImmutableArray<SchoolFact> Facts { get; } =
        [.. Read(Rows), new(SchoolFact.Region, Year, "ege-russian", 71), new(SchoolFact.Region, Year, "oge-russian", 4.45m)];

    public static IEnumerable<SchoolFact> Read(string rows)
    {
        foreach (var words in rows.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            for (var i = 2; i < words.Length; i++)
            {
                if (words[i] != "·")
                {
                    yield return new(Town.Schools[i - 2].Id, Number(words[0]), words[1], decimal.Parse(words[i], System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }

        static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    public static CriteriaSet Set(string id) => TheCatalog.Value.Criteria.FindSet(id)!;

    public static ImmutableArray<Verdict> Judge(string set, IEnumerable<SchoolFact> facts, Municipality? town = null, int year = Year) =>
        CriteriaEngine.Judge(TheCatalog.Value.Criteria, Set(set), year, town ?? Town, SchoolFacts.Of(facts));

    /// <summary>A sign for each school: «+» met, «-» not met, «?» no data.</summary>
    public static string Signs(IEnumerable<Verdict> verdicts, string code) =>
        string.Concat(verdicts.Where(v => v.Code == code).Select(v => v.Outcome switch { Outcome.Met => '+', Outcome.NotMet => '-', _ => '?' }));
}
