using System.Text.Encodings.Web;
using System.Text.Json;

namespace TeacherBot.Operations.Verbs;

/// <summary>How commands print lists: aligned columns for people, JSON for scripts.</summary>
internal static class Lines
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static void Json<T>(TextWriter writer, T value) => writer.WriteLine(JsonSerializer.Serialize(value, Options));

    public static void Table(TextWriter writer, string[] heads, IEnumerable<string[]> rows, string none)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            writer.WriteLine(none);
            return;
        }

        all.Insert(0, heads);
        var widths = heads.Select((_, column) => all.Max(r => r[column].Length)).ToArray();
        foreach (var row in all)
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
