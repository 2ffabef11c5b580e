using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TeacherBot.Content.Banks;

/// <summary>Prints the figures of banks: a plain table for people, JSON for scripts.</summary>
internal static class StatisticsTable
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Json(ImmutableArray<InstrumentStatistics> all, TextWriter writer) =>
        writer.WriteLine(JsonSerializer.Serialize(all, _json));

    public static void Print(ImmutableArray<InstrumentStatistics> all, TextWriter writer)
    {
        string[] head = ["вопросник", "вид", "заданий", "областей", "триад", "уровни", "решено дважды", "место ключа", "ключ длиннее", "один верный", "условие", "вариант"];
        List<string[]> rows = [head, .. all.Select(Row)];
        var widths = head.Select((_, column) => rows.Max(r => r[column].Length)).ToList();
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        }

        foreach (var one in all)
        {
            Details(one, writer);
        }
    }

    private static void Details(InstrumentStatistics one, TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"{one.Instrument}, виды: {string.Join(", ", one.Types.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value}")))}");
        writer.WriteLine($"  по областям{(one.Levels.IsEmpty ? "" : " и уровням")}: {string.Join(", ", one.ItemsByArea.Select(a => $"{a.Key} {string.Join('/', a.Value)}"))}");
    }

    private static string[] Row(InstrumentStatistics s) =>
    [
        s.Instrument, s.Kind, Text(s.Items), Text(s.Areas), Text(s.Triads), s.Levels.IsEmpty ? "–" : string.Join('/', s.Levels.Values),
        s.KeyPositions.IsEmpty && s.Levels.IsEmpty ? "–" : Percent(s.VerifiedShare), s.KeyPositions.IsEmpty ? "–" : string.Join('/', s.KeyPositions), Percent(s.LongestIsKeyShare),
        Percent(s.SingleChoiceShare), Text(s.MaxStemChars), Text(s.MaxOptionChars),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
}
