using System.Text.RegularExpressions;

namespace TeacherBot.Content.Exchange.Tables;

/// <summary>Says a checker's problem in the words of the table: headers instead of YAML fields, «да» instead of true.</summary>
internal static partial class SheetPhrases
{
    private static readonly (string Yaml, string Table)[] _phrases =
    [
        ("добавьте ему `key: true`", "впишите его номер в столбец «Верные»"),
        ("оставьте один `key: true` или сделайте `type: multiple`", "оставьте один номер в столбце «Верные» или выберите вид «несколько верных»"),
        ("добавьте `numeric: true`, тогда", "впишите «да» в столбец «Варианты — числа», тогда"),
        ("стоит `numeric: true`", "в столбце «Варианты — числа» стоит «да»"),
        ("добавьте `anchor: true`", "впишите «да» в столбец «Якорная»"),
        ("`teaching: true`", "«да» в столбце «О преподавании»"),
        ("каждое отдельной строкой списка `verified`", "каждое на своей строке ячейки (Alt+Enter)"),
        ("пишут true или false", "пишут «да» или «нет»"),
        ("вида 2026-11-22", "вида 22.11.2026"),
        ("; добавьте в common/materials.yml", "; добавьте материал в папку common/materials"),
        ("добавьте `expect: { ОБЛАСТЬ: уровень }`", "впишите, например, MAT1: 3"),
    ];

    /// <summary>Name of the field a problem misses; null when it is about something that is there.</summary>
    public static string? Missing(string problem) => MissingField().Match(problem) is { Success: true } match ? match.Groups[2].Value : null;

    public static string Of(string problem, Owner owner, Column? near)
    {
        var text = problem;
        foreach (var (yaml, table) in _phrases)
        {
            text = text.Replace(yaml, table, StringComparison.Ordinal);
        }

        text = Elsewhere().Replace(text, "");
        text = UnknownField().Replace(text, m => $"{Title(m.Groups[1].Value, owner, near)} здесь не бывает; очистите ячейку");
        text = MissingField().Replace(text, m => $"{m.Groups[1].Value}не заполнено {Title(m.Groups[2].Value, owner, near)}");
        text = AddLine().Replace(text, "");
        text = Choice().Replace(text, m => m.Groups[1].Value + string.Join(", ", m.Groups[2].Value.Split(", ").Select(Russian)));
        return Field().Replace(text, m => Title(m.Groups[1].Value, owner, near));
    }

    private static string Title(string key, Owner owner, Column? near) => SheetLayout.ColumnOf(owner, near, key) is { } column ? $"«{column.Title}»" : $"«{key}»";

    private static string Russian(string word) =>
        CellText.Types.Concat(CellText.Kinds).FirstOrDefault(w => w.Word == word).Russian ?? word;

    [GeneratedRegex("^(.*?)нет поля `([a-z_]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex MissingField();

    [GeneratedRegex("нет такого поля `([a-z_]+)`;.*$", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownField();

    [GeneratedRegex("; добавьте (строку `[^`]*`|в него список)", RegexOptions.CultureInvariant)]
    private static partial Regex AddLine();

    [GeneratedRegex(@"( в строке \d+ файла| в) common/instruments/\S+\.yml", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("(бывает: )([a-z, ]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Choice();

    [GeneratedRegex("(?:пол[еяю] )?`([a-z_]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
