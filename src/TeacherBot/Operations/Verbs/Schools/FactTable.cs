using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Core.Content;
using TeacherBot.Core.Identification;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;

namespace TeacherBot.Operations.Verbs.Schools;

/// <summary>One cell of the office's table.</summary>
/// <param name="Value">Null takes back what was entered before.</param>
internal sealed record FactCell(string School, int Year, string Indicator, decimal? Value);

/// <summary>What a table says, or everything that is wrong with it.</summary>
internal sealed record FactReading(ImmutableArray<FactCell> Cells, ImmutableArray<string> Problems);

/// <summary>
/// Reads figures of schools: a row for each school and year with a column for each indicator, or a row for each figure. An empty cell says
/// nothing; every cell that cannot be understood is named with its row, its column and the mend.
/// </summary>
internal sealed class FactTable(Municipality town, CriteriaBook book, int lastYear)
{
    public const string TakeBack = "убрать";

    public const string Region = "Регион";
    public const string Town = "Муниципалитет";

    private const int FirstYear = 2015;
    private const int FirstFigure = 3;

    private static readonly ImmutableArray<string> Long = ["Школа", "Год", "Показатель", "Значение"];

    private readonly ImmutableArray<FactCell>.Builder cells = ImmutableArray.CreateBuilder<FactCell>();
    private readonly List<string> problems = [];
    private readonly HashSet<(string School, int Year, string Indicator)> seen = [];

    private ImmutableSortedDictionary<int, string> header = ImmutableSortedDictionary<int, string>.Empty;
    private int headerRow = 1;

    public FactReading Read(Grid grid)
    {
        (header, headerRow) = grid.Rows.IsEmpty ? (header, headerRow) : (grid.Rows[0].Cells, grid.Rows[0].Number);
        if (!Long.Take(FirstFigure - 1).Select((h, i) => Cell(header, i + 1) == h).All(same => same) || header.Keys.All(c => c < FirstFigure))
        {
            return new([], [$"первая строка должна быть: Школа; Год; дальше заголовки показателей, либо {string.Join("; ", Long)}"]);
        }

        var isLong = Cell(header, FirstFigure) == Long[2] && Cell(header, FirstFigure + 1) == Long[3];
        var columns = isLong ? ImmutableSortedDictionary<int, SchoolIndicator>.Empty : Columns();
        foreach (var row in grid.Rows.Skip(1))
        {
            if (Place(row) is not var (school, year))
            {
                continue;
            }

            if (isLong)
            {
                One(row, school, year);
            }
            else
            {
                Many(row, school, year, columns);
            }
        }

        return problems.Count > 0 ? new([], [.. problems]) : new(cells.ToImmutable(), []);
    }

    private ImmutableSortedDictionary<int, SchoolIndicator> Columns()
    {
        var columns = new SortedDictionary<int, SchoolIndicator>();
        foreach (var (column, title) in header.Where(c => c.Key >= FirstFigure))
        {
            if (Indicator(title) is not { } indicator)
            {
                Wrong(headerRow, column, NoIndicator(title));
            }
            else if (columns.ContainsValue(indicator))
            {
                Wrong(headerRow, column, "такой столбец уже есть левее; оставьте один");
            }
            else
            {
                columns.Add(column, indicator);
            }
        }

        return columns.ToImmutableSortedDictionary();
    }

    private (string School, int Year)? Place(GridRow row)
    {
        var (named, typed) = (Cell(row.Cells, 1), Cell(row.Cells, 2));
        var school = School(named);
        var year = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y >= FirstYear && y <= lastYear ? y : (int?)null;
        if (school is null)
        {
            Wrong(row.Number, 1, $"школа «{named}» не нашлась; напишите её номер или имя из schools.yml, для средних значений – {Region} или {Town}");
        }

        if (year is null)
        {
            Wrong(row.Number, 2, string.Create(CultureInfo.InvariantCulture, $"год «{typed}»: нужно четыре цифры, от {FirstYear} до {lastYear}"));
        }

        return school is not null && year is { } known ? (school, known) : null;
    }

    private void One(GridRow row, string school, int year)
    {
        var title = Cell(row.Cells, FirstFigure);
        if (Indicator(title) is { } indicator)
        {
            Add(row, FirstFigure + 1, school, year, indicator);
        }
        else
        {
            Wrong(row.Number, FirstFigure, NoIndicator(title));
        }
    }

    private void Many(GridRow row, string school, int year, ImmutableSortedDictionary<int, SchoolIndicator> columns)
    {
        foreach (var column in row.Cells.Keys.Where(c => c >= FirstFigure && Cell(row.Cells, c).Length > 0))
        {
            if (columns.TryGetValue(column, out var indicator))
            {
                Add(row, column, school, year, indicator);
            }
            else if (!header.ContainsKey(column))
            {
                Wrong(row.Number, column, "у столбца нет заголовка; впишите показатель в первую строку");
            }
        }
    }

    private void Add(GridRow row, int column, string school, int year, SchoolIndicator indicator)
    {
        var typed = Cell(row.Cells, column);
        var value = Value(typed, indicator);
        if (value is null && !typed.Equals(TakeBack, StringComparison.OrdinalIgnoreCase))
        {
            Wrong(row.Number, column, $"записано «{typed}», {Needed(indicator)}; нет данных – оставьте пустой, убрать прежнее – слово «{TakeBack}»");
        }
        else if (!seen.Add((school, year, indicator.Id)))
        {
            Wrong(row.Number, column, "об этой школе за этот год уже сказано выше; оставьте одно");
        }
        else
        {
            cells.Add(new(school, year, indicator.Id, value));
        }
    }

    private static decimal? Value(string typed, SchoolIndicator indicator)
    {
        if (indicator.Unit == FactUnit.YesNo)
        {
            return typed.ToLowerInvariant() switch { "да" or "1" => 1, "нет" or "0" => 0, _ => null };
        }

        var bare = (indicator.Unit == FactUnit.Percent ? typed.TrimEnd('%') : typed).Replace(',', '.').Trim();
        return decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= indicator.Most && (indicator.Unit != FactUnit.Count || value == decimal.Truncate(value))
            ? Math.Round(value, SchoolFact.Digits, MidpointRounding.AwayFromZero) : null;
    }

    private static string Needed(SchoolIndicator indicator) => indicator.Unit switch
    {
        FactUnit.YesNo => "нужно да или нет",
        FactUnit.Count => $"нужно целое число от 0 до {SchoolIndicator.MostCount}",
        _ => string.Create(CultureInfo.InvariantCulture, $"нужно число от 0 до {indicator.Most}"),
    };

    private string? School(string named) => named.Length == 0 ? null
        : named.Equals(Region, StringComparison.OrdinalIgnoreCase) ? SchoolFact.Region
        : named.Equals(Town, StringComparison.OrdinalIgnoreCase) ? SchoolFact.Town
        : (town.FindSchool(named) ?? town.Schools.FirstOrDefault(s => s.Folded == Marking.Fold(named)) ?? (SchoolSearch.Find(town.Schools, named, 2) is [var found] ? found : null))?.Id;

    private SchoolIndicator? Indicator(string title) => book.Indicators.FirstOrDefault(i => i.Id == title.Trim() || Marking.Fold(i.Title) == Marking.Fold(title));

    private string NoIndicator(string title)
    {
        var near = book.Indicators.Select(i => (i.Title, Distance: Spelling.Distance(i.Title, title.Trim()))).OrderBy(n => n.Distance).FirstOrDefault();
        return $"нет показателя «{title.Trim()}»; {(near.Title is not null && near.Distance <= near.Title.Length / 4 ? $"возможно, «{near.Title}»" : "заголовки показывает teacherbot schools facts columns")}";
    }

    private void Wrong(int row, int column, string text) =>
        problems.Add(string.Create(CultureInfo.InvariantCulture, $"строка {row}, столбец {XlsxBook.Reference(1, column)[..^1]}{(row != headerRow && header.GetValueOrDefault(column)?.Trim() is { Length: > 0 } title ? $" «{title}»" : "")}: {text}"));

    private static string Cell(ImmutableSortedDictionary<int, string> cells, int column) => cells.GetValueOrDefault(column)?.Trim() ?? "";
}
