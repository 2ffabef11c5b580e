using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Content.Banks;

/// <summary>Runs the author's «answers → profile» promises through the very scorer teachers get.</summary>
internal static class AuthorTests
{
    public static void Run(InstrumentDraft draft)
    {
        foreach (var test in draft.Tests)
        {
            foreach (var form in draft.Instrument.Forms)
            {
                Run(form, test);
            }
        }
    }

    private static void Run(Instrument instrument, TestDraft test)
    {
        if (Responses(instrument, test) is { } responses)
        {
            foreach (var expected in test.Expected)
            {
                Compare(instrument, test, expected, responses);
            }
        }
    }

    private static void Compare(Instrument instrument, TestDraft test, YamlEntry expected, Dictionary<int, Response> responses)
    {
        if (instrument.Kind == InstrumentKind.Organisation)
        {
            test.At.Problem(expected.Line, "у вопросника вида organisation нет профиля; уберите проверку");
            return;
        }

        if (instrument.Areas.All(a => a.Code != expected.Key))
        {
            test.At.Problem(expected.Line, $"области {expected.Key} нет в этом вопроснике");
            return;
        }

        var got = Print(Scorer.Score(instrument, expected.Key, responses));
        var wanted = expected.Value is YamlScalar scalar ? scalar.Text.Trim() : "";
        if (got != wanted)
        {
            test.At.Problem(expected.Line, $"в области {expected.Key} ожидалось «{wanted}», а получилось «{got}»");
        }
    }

    private static string Print(AreaResult result) => result switch
    {
        { Sufficient: false } => "none",
        LevelsResult levels => $"{(int)levels.Level!.Value}{(levels.Inconsistent ? " inconsistent" : "")}",
        PercentResult percent => percent.Percent!.Value.ToString(CultureInfo.InvariantCulture),
        DifficultyResult difficulty => difficulty.Sum.ToString(CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>`all right`, `all wrong`, `all unknown`, `all 2` (ratings), `level 1`, `levels 1 3`; then maybe `in MAT1 MAT2`.</summary>
    private static Dictionary<int, Response>? Responses(Instrument instrument, TestDraft test)
    {
        var halves = test.Answers.Split(" in ", 2);
        var areas = halves.Length == 2 ? halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [.. instrument.Areas.Select(a => a.Code)];
        var words = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var value = Rule(words);
        var stranger = areas.FirstOrDefault(a => instrument.Areas.All(x => x.Code != a));
        if (value is null || stranger is not null)
        {
            test.At.ProblemAt("answers", value is null
                ? $"ответы «{test.Answers}» не понять; бывает: all right, all wrong, all unknown, all 2, level 1, levels 1 3, потом in ОБЛАСТЬ"
                : $"области {stranger} нет в этом вопроснике");
            return null;
        }

        return instrument.Items.Where(i => areas.Contains(i.Area)).ToDictionary(i => i.Index, i => Respond(i, value(i)));
    }

    private static Func<Item, ResponseValue>? Rule(string[] words) => words switch
    {
        ["all", "right"] => i => Right(i.Body),
        ["all", "wrong"] => i => Wrong(i.Body),
        ["all", "unknown"] => _ => ResponseValue.Unknown,
        ["all", [>= '0' and <= '9'] mark] => i => i.Body is Rating ? new(mark) : ResponseValue.Unknown,
        ["level" or "levels", .. var levels] when levels.Length > 0 && levels.All(l => l is "1" or "2" or "3") =>
            i => levels.Contains(((int)i.Level).ToString(CultureInfo.InvariantCulture)) ? Right(i.Body) : Wrong(i.Body),
        _ => null,
    };

    private static Response Respond(Item item, ResponseValue value) => new(item.Index, value, null, Marking.IsCorrect(item, value));

    private static ResponseValue Right(ItemBody body) => body switch
    {
        SingleChoice { Key: { } key } => ResponseValue.Of(key),
        MultipleChoice multiple => ResponseValue.OfSet(multiple.Keys),
        NumberEntry { Expected: { } expected } => ResponseValue.Of(expected),
        TextEntry { Accepted: [var first, ..] } => new(Marking.Fold(first)),
        Ordering ordering => ResponseValue.OfSequence(Enumerable.Range(0, ordering.Entries.Length)),
        Matching matching => ResponseValue.OfSequence(Enumerable.Range(0, matching.Left.Length)),
        _ => ResponseValue.Unknown,
    };

    private static ResponseValue Wrong(ItemBody body) => body switch
    {
        SingleChoice { Key: { } key } single => ResponseValue.Of((key + 1) % single.Options.Length),
        MultipleChoice multiple => ResponseValue.OfSet(Enumerable.Range(0, multiple.Options.Length).Except(multiple.Keys)),
        NumberEntry { Expected: { } expected } number => ResponseValue.Of(expected + number.Tolerance + 1),
        TextEntry => new("заведомо другое слово"),
        Ordering ordering => ResponseValue.OfSequence(Enumerable.Range(0, ordering.Entries.Length).Reverse()),
        Matching matching => ResponseValue.OfSequence(Enumerable.Range(0, matching.Left.Length).Select(i => (i + 1) % matching.Left.Length)),
        _ => ResponseValue.Unknown,
    };
}
