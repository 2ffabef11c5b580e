using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;
using TeacherBot.Operations.Verbs.Reports;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs.Schools;

/// <summary>`schools facts`: figures of schools for their identification, all of a table or nothing.</summary>
internal sealed class SchoolFactVerbs(Surroundings here)
{
    /// <param name="file">Full path of an XLSX or CSV table.</param>
    public async Task<int> ImportAsync(Desk desk, Bot bot, string scope, string file, CancellationToken cancellation)
    {
        var town = ReportVerbs.Town(bot, scope);
        var now = here.Clock.GetUtcNow();
        var read = new FactTable(town, bot.Catalog.Value.Criteria, RussianDate.In(now, town.TimeZone).Year).Read(ResultVerbs.Grid(file));
        if (!read.Problems.IsEmpty)
        {
            throw new VerbFailure(ExitCode.Failed, string.Join('\n', read.Problems.Select(p => $"{file}: {p}")) + "\nНичего не записано.");
        }

        await desk.Database.WriteAsync(
            unit =>
            {
                foreach (var cell in read.Cells)
                {
                    Write(unit, town.Id, cell, now);
                }

                PeopleStore.Audit(unit, "operator", null, $"school facts import {read.Cells.Length}", now);
            },
            cancellation);
        var dropped = read.Cells.Count(c => c.Value is null);
        here.Out.WriteLine($"Записано значений: {read.Cells.Length - dropped}{(dropped > 0 ? $", убрано: {dropped}" : "")}. Список для экспертов: teacherbot report school-identification --scope {town.Id} --year ГОД");
        return ExitCode.Done;
    }

    /// <param name="year">Null for all.</param>
    public int List(Desk desk, Bot bot, string scope, int? year, bool json)
    {
        var (town, book) = (ReportVerbs.Town(bot, scope), bot.Catalog.Value.Criteria);
        var facts = desk.Database.Read(unit => SchoolFactStore.Of(unit, town.Id, year ?? 0, year ?? int.MaxValue));
        if (json)
        {
            Lines.Json(here.Out, facts);
            return ExitCode.Done;
        }

        Lines.Table(
            here.Out,
            ["школа", "год", "показатель", "значение"],
            facts.Select(f => new[] { NameOf(f.School, town), f.Year.ToString(CultureInfo.InvariantCulture), Title(f, book), Value(f, book, bot.Catalog.Value) }),
            "О школах ещё ничего не внесено: teacherbot schools facts import ФАЙЛ");
        return ExitCode.Done;
    }

    /// <summary>What the columns of a table are called.</summary>
    public int Columns(Bot bot)
    {
        var book = bot.Catalog.Value.Criteria;
        var users = book.Sets.SelectMany(s => s.Criteria.SelectMany(c => c.Indicators.Select(i => (i, c.Code)))).ToLookup(u => u.i, u => u.Code);
        Lines.Table(
            here.Out,
            ["заголовок столбца", "что писать", "для критериев"],
            book.Indicators.Select(i => new[] { i.Title, Kind(i), string.Join(", ", users[i.Id]) }),
            "Показателей нет: их записывают в common/identification.yml");
        return ExitCode.Done;
    }

    private static void Write(UnitOfWork unit, string town, FactCell cell, DateTimeOffset now)
    {
        if (cell.Value is { } value)
        {
            SchoolFactStore.Put(unit, town, new(cell.School, cell.Year, cell.Indicator, value), now);
        }
        else
        {
            SchoolFactStore.Drop(unit, town, cell.School, cell.Year, cell.Indicator);
        }
    }

    private static string NameOf(string school, Municipality town) => school switch
    {
        SchoolFact.Region => FactTable.Region,
        SchoolFact.Town => FactTable.Town,
        _ => town.FindSchool(school)?.Title ?? school,
    };

    // What was collected once may have left the content since.
    private static string Title(SchoolFact fact, CriteriaBook book) => book.Indicators.FirstOrDefault(i => i.Id == fact.Indicator)?.Title ?? fact.Indicator;

    private static string Value(SchoolFact fact, CriteriaBook book, Catalog catalog) =>
        book.Indicators.FirstOrDefault(i => i.Id == fact.Indicator) is { } indicator ? IdentificationWords.Number(fact.Value, indicator, catalog) : IdentificationWords.Number(fact.Value);

    private static string Kind(SchoolIndicator indicator) => indicator.Unit switch
    {
        FactUnit.YesNo => "да или нет",
        FactUnit.Count => "целое число",
        FactUnit.Percent => "процент, 0–100",
        _ => string.Create(CultureInfo.InvariantCulture, $"балл, 0–{indicator.Scale}"),
    };
}
