using TeacherBot.Tests.Content;

namespace TeacherBot.Tests.Transcripts;

/// <summary>A copy of the content with one more invented municipality in it.</summary>
internal static class SecondTown
{
    public static string Add(string from, string to)
    {
        SampleFolder.Copy(from, to);
        var town = Path.Combine(to, "municipalities", "zarechny");
        var other = Path.Combine(to, "municipalities", "lugovoy");
        foreach (var file in Directory.EnumerateFiles(town))
        {
            Directory.CreateDirectory(other);
            var text = File.ReadAllText(file)
                .Replace("zarechny", "lugovoy", StringComparison.Ordinal)
                .Replace("Заречный", "Луговой", StringComparison.Ordinal)
                .Replace("Заречного", "Лугового", StringComparison.Ordinal)
                .Replace("- id: seminar", "- id: lug-seminar", StringComparison.Ordinal)
                .Replace("- id: vebinar", "- id: lug-vebinar", StringComparison.Ordinal)
                .Replace("- id: urok", "- id: lug-urok", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(other, Path.GetFileName(file)), OtherCodes(text));
        }

        return to;
    }

    private static string OtherCodes(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "code: (\\w)(\\w+)", m => $"code: {(m.Groups[1].Value == "z" ? "y" : "z")}{m.Groups[2].Value}");
}
