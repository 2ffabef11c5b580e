using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Channels.Console;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Operations.Verbs;

/// <summary>`content play`: an author goes through an instrument as a teacher sees it, with key and explanation after each item.</summary>
internal sealed class Rehearsal
{
    private readonly Catalog catalog;
    private readonly Instrument instrument;
    private readonly long seed;
    private readonly Dictionary<int, Response> responses = [];

    /// <param name="form">Null for the first one.</param>
    public Rehearsal(Catalog catalog, string id, string? form, long seed)
    {
        this.catalog = catalog;
        this.seed = seed;
        var known = catalog.FindInstrument(id) ?? throw new VerbFailure(
            ExitCode.Wrong, $"Вопросника «{id}» нет; есть {string.Join(", ", catalog.Instruments.Select(i => i.Id))}.");
        instrument = known.Forms.FirstOrDefault(f => form is null || f.Ref.Form == form) ?? throw new VerbFailure(
            ExitCode.Wrong, $"Формы «{form}» у вопросника нет; есть {string.Join(", ", known.Forms.Select(f => f.Ref.Form))}.");
    }

    public async Task<int> PlayAsync(string? only, TextReader input, TextWriter output, CancellationToken cancellation)
    {
        var areas = instrument.Areas.Select(a => a.Code).Where(a => only is null || a == only).ToImmutableArray();
        if (areas.IsEmpty)
        {
            throw new VerbFailure(ExitCode.Wrong, $"Темы «{only}» в вопроснике нет; есть {string.Join(", ", instrument.Areas.Select(a => a.Code))}.");
        }

        output.WriteLine($"{instrument.Title}, версия {instrument.Ref.Version}, форма {instrument.Ref.Form}. Отвечайте номерами вариантов («2», «1 3», «3 1 2») или текстом; ? — не знаю, /exit — закончить.");
        foreach (var area in areas)
        {
            output.WriteLine($"\n=== {area}. {catalog.AreaTitle(area)}");
            foreach (var index in ItemOrder.OfArea(instrument, area, seed))
            {
                if (!await AskAsync(instrument.Items[index], input, output, cancellation))
                {
                    output.WriteLine("\nОстановлено.");
                    Results(areas, output);
                    return ExitCode.Done;
                }
            }
        }

        Results(areas, output);
        return ExitCode.Done;
    }

    private async Task<bool> AskAsync(Item item, TextReader input, TextWriter output, CancellationToken cancellation)
    {
        output.WriteLine($"\n--- {item.Id}{(item.Level == ItemLevel.None ? "" : string.Create(CultureInfo.InvariantCulture, $", уровень {(int)item.Level}"))}{(item.Scored ? "" : ", не оценивается")}");
        var message = new ItemView(Stage().Page(), item, seed).Ask(null, []).Build();
        output.Write(ConsoleRenderer.Render(message));
        while (await input.ReadLineAsync(cancellation) is { } line && line.Trim() != "/exit")
        {
            // A mark stands beside each rating and is what is typed; the rating itself may be another number.
            var marked = item.Body is Rating && ConsoleRenderer.Chosen(message, line) is { } chosen ? ItemKeys.Option(chosen.Key) : null;
            if ((marked is { } rating ? ResponseValue.Of(rating) : TypedResponse.Read(item, seed, line)) is not { } value)
            {
                output.WriteLine("Не понять: нужны номера вариантов, число или слово, смотря по заданию; ? — не знаю.");
                continue;
            }

            var correct = Marking.IsCorrect(item, value);
            responses[item.Index] = new Response(item.Index, value, null, correct);
            Explain(item, value, correct, output);
            return true;
        }

        return false;
    }

    private static void Explain(Item item, ResponseValue value, bool correct, TextWriter output)
    {
        output.WriteLine($"{(!item.Body.HasKey ? "Принято" : correct ? "Верно" : "Неверно")}: {ItemView.InWords(item, value, "не знаю")}");
        foreach (var (title, text) in new[] { ("Ключ", ItemView.KeyInWords(item)), ("Объяснение", item.Explanation), ("Дальше", item.NextStep) })
        {
            if (text is not null)
            {
                output.WriteLine($"{title}: {text}");
            }
        }
    }

    private void Results(ImmutableArray<string> areas, TextWriter output)
    {
        if (instrument.Kind == InstrumentKind.Organisation)
        {
            return;
        }

        output.WriteLine("\nИтог:");
        foreach (var area in areas)
        {
            output.WriteLine($"  {area}: {Print(Scorer.Score(instrument, area, responses))}");
        }
    }

    private static string Print(AreaResult result) => result switch
    {
        { Sufficient: false } => "недостаточно данных",
        LevelsResult levels => string.Create(
            CultureInfo.InvariantCulture,
            $"уровень {(int)levels.Level!.Value}, верно по уровням {levels.One.Correct}/{levels.One.Valid} {levels.Two.Correct}/{levels.Two.Valid} {levels.Three.Correct}/{levels.Three.Valid}{(levels.Inconsistent ? ", непоследовательно" : "")}"),
        PercentResult percent => string.Create(CultureInfo.InvariantCulture, $"{percent.Percent} %, полоса {percent.Band}"),
        DifficultyResult difficulty => string.Create(CultureInfo.InvariantCulture, $"затруднения {difficulty.Sum} из {difficulty.Maximum}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // The screen's texts come from the catalogue through a situation of nobody.
    private Situation Stage() => new(
        ConversationState.Initial,
        new Inbound("rehearsal", "console", DateTimeOffset.UnixEpoch, new TextSaid("", false)),
        new Person("rehearsal", PersonStatus.Guest),
        catalog,
        new TurnContext(DateTimeOffset.UnixEpoch, 1));
}
