namespace TeacherBot.Pages;

/// <summary>The one style of all pages.</summary>
internal static class PageStyle
{
    public static readonly string Text = Read();

    private static string Read()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("TeacherBot.Pages.style.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
