using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs.Reports;

/// <summary>`needs import`: needs that outside centres found, all of a table or nothing; the register lists them with their source.</summary>
internal sealed class NeedVerbs(Surroundings here)
{
    private static readonly ImmutableArray<string> Header = ["Категория", "Предмет", "Вид", "Область", "Выявлено", "Обследовано", "Источник"];

    // Columns that hold a text of any words.
    private static readonly ImmutableArray<int> Texts = [2, 3, 4, 7];

    public async Task<int> ImportAsync(Desk desk, Bot bot, string scope, string year, string file, CancellationToken cancellation)
    {
        var catalog = bot.Catalog.Value;
        var town = ReportVerbs.Town(bot, scope);
        var known = ReportVerbs.Year(year, town, here.Clock.GetUtcNow());
        var (needs, problems) = Read(ResultVerbs.Grid(file), catalog);
        if (problems.Count > 0)
        {
            throw new VerbFailure(ExitCode.Failed, string.Join('\n', problems.Select(p => $"{file}: {p}")) + "\nНичего не записано.");
        }

        await desk.Database.WriteAsync(
            unit =>
            {
                ExternalNeedStore.Replace(unit, town.Id, known, needs);
                PeopleStore.Audit(unit, "operator", null, $"needs import {known} {needs.Count}", here.Clock.GetUtcNow());
            },
            cancellation);
        here.Out.WriteLine($"Записано потребностей: {needs.Count}. Они стоят в реестре потребностей по кампаниям {known} года.");
        return ExitCode.Done;
    }

    internal static (List<ExternalNeed> Needs, List<string> Problems) Read(Grid grid, Catalog catalog)
    {
        var (needs, problems) = (new List<ExternalNeed>(), new List<string>());
        if (ResultVerbs.WrongHeader(grid, Header) is { } wrong)
        {
            return ([], [wrong]);
        }

        ImmutableArray<string> categories = [catalog.Text("report.teachers"), catalog.Text("report.heads")];
        foreach (var row in grid.Rows.Skip(1))
        {
            string Cell(int column) => row.Cells.GetValueOrDefault(column)?.Trim() ?? "";
            var (found, measured) = (Number(Cell(5)), Number(Cell(6)));
            var category = categories.FirstOrDefault(c => c.Equals(Cell(1), StringComparison.OrdinalIgnoreCase));
            var problem = category is null ? $"категория «{Cell(1)}»: нужно {string.Join(" или ", categories)}"
                : Texts.Where(c => Cell(c).Length is 0 or > ExternalNeed.Longest).Select(c => $"«{Header[c - 1]}»: нужен текст до {ExternalNeed.Longest} знаков").FirstOrDefault()
                ?? (found is null || measured is null || found > measured ? $"выявлено «{Cell(5)}» из «{Cell(6)}»: нужны два числа, первое не больше второго"
                : measured < catalog.MinimumGroup ? $"обследовано {measured}: о группе меньше {catalog.MinimumGroup} человек сведения не принимаются" : null);
            if (problem is null)
            {
                needs.Add(new(category!, Cell(2), Cell(3), Cell(4), found!.Value, measured!.Value, Cell(7)));
            }
            else
            {
                problems.Add($"строка {row.Number}: {problem}");
            }
        }

        return (needs, problems);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ExternalNeed.Most ? number : null;
}
