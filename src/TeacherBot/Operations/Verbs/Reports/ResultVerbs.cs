using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;
using TeacherBot.Core.Reports;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs.Reports;

/// <summary>`results import`: results of schools in outside procedures, all of a table or nothing.</summary>
internal sealed class ResultVerbs(Surroundings here)
{
    private const int FirstYear = 2015;

    private static readonly ImmutableArray<string> Header = ["Процедура", "Год", "Школа", "Результат"];

    /// <param name="file">Full path of an XLSX or CSV table.</param>
    public async Task<int> ImportAsync(Desk desk, Bot bot, string scope, string file, CancellationToken cancellation)
    {
        var town = ReportVerbs.Town(bot, scope);
        var (results, problems) = Read(Grid(file), town);
        if (problems.Count > 0)
        {
            throw new VerbFailure(ExitCode.Failed, string.Join('\n', problems.Select(p => $"{file}: {p}")) + "\nНичего не записано.");
        }

        await desk.Database.WriteAsync(
            unit =>
            {
                foreach (var result in results)
                {
                    ExternalResultStore.Put(unit, town.Id, result, here.Clock.GetUtcNow());
                }

                PeopleStore.Audit(unit, "operator", null, $"results import {results.Count}", here.Clock.GetUtcNow());
            },
            cancellation);
        here.Out.WriteLine($"Записано результатов: {results.Count}. Показатели 7.2–7.7 за год считаются, когда есть и прошлый год.");
        return ExitCode.Done;
    }

    internal static (List<ExternalResult> Results, List<string> Problems) Read(Grid grid, Municipality town)
    {
        var (results, problems) = (new List<ExternalResult>(), new List<string>());
        if (WrongHeader(grid, Header) is { } wrong)
        {
            return ([], [wrong]);
        }

        foreach (var row in grid.Rows.Skip(1))
        {
            string Cell(int column) => row.Cells.GetValueOrDefault(column)?.Trim() ?? "";
            var procedure = ExternalResult.Procedures.FirstOrDefault(p => p.Equals(Cell(1), StringComparison.OrdinalIgnoreCase));
            var school = town.FindSchool(Cell(3)) ?? (SchoolSearch.Find(town.Schools, Cell(3), 2) is [var found] ? found : null);
            var value = decimal.TryParse(Cell(4).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) && read <= ExternalResult.Most / 100 ? (int?)(read * 100) : null;
            var year = int.TryParse(Cell(2), NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= FirstYear and < 2100 ? (int?)y : null;
            var problem = procedure is null ? $"нет процедуры «{Cell(1)}»; бывает: {string.Join(", ", ExternalResult.Procedures)}"
                : year is null ? $"год «{Cell(2)}»: нужно четыре цифры"
                : school is null ? $"школа «{Cell(3)}» не нашлась; напишите её номер или имя из schools.yml"
                : value is null ? $"результат «{Cell(4)}»: нужно число от 0 до 100"
                : results.Exists(r => (r.Procedure, r.Year, r.School) == (procedure, year, school.Id)) ? "такая строка уже есть выше"
                : null;
            if (problem is null)
            {
                results.Add(new(procedure!, year!.Value, school!.Id, value!.Value));
            }
            else
            {
                problems.Add($"строка {row.Number}: {problem}");
            }
        }

        return (results, problems);
    }

    /// <summary>What is wrong with the first row; null when it is the header.</summary>
    internal static string? WrongHeader(Grid grid, ImmutableArray<string> header) =>
        !grid.Rows.IsEmpty && header.Select((h, i) => grid.Rows[0].Cells.GetValueOrDefault(i + 1)?.Trim() == h).All(same => same)
            ? null : $"первая строка должна быть: {string.Join("; ", header)}";

    /// <summary>The first sheet of a table.</summary>
    internal static Grid Grid(string file)
    {
        var bytes = File.Exists(file) ? File.ReadAllBytes(file) : throw new VerbFailure(ExitCode.Failed, $"{file}: такого файла нет.");
        if (bytes.Length > GridReading.MaximumBytes)
        {
            throw new VerbFailure(ExitCode.Failed, $"{file}: {GridReading.TooLarge}.");
        }

        var reading = Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? CsvFile.Read(bytes) : XlsxFile.Read(bytes);
        return reading.Refusal is { } refusal ? throw new VerbFailure(ExitCode.Failed, $"{file}: {refusal}.") : reading.Grids[0];
    }
}
