namespace TeacherBot.Core.Pages;

/// <summary>Words of others as lines of a page.</summary>
internal static class PublicWords
{
    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>In one line, cut at a word where it is too long.</summary>
    public static string Line(string text, int longest)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= longest)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', longest - 1);
        var end = cut > longest / 2 ? cut : longest - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)].TrimEnd(' ', ',', ';', ':', '—', '–') + "…";
    }
}
