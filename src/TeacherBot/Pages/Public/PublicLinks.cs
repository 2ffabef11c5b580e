namespace TeacherBot.Pages.Public;

/// <summary>Where the links of a page lead: on this host, or beside the file it is kept in.</summary>
/// <param name="Home">The page of the municipality; null where it has none.</param>
public sealed record PublicLinks(string Style, string? Home, string Privacy)
{
    /// <summary>Files in one folder.</summary>
    public static readonly PublicLinks Files = new(PublicExport.StyleFile, PublicExport.HomeFile, PublicExport.PrivacyFile);

    /// <param name="hasHome">Whether the municipality has a page for everybody.</param>
    public static PublicLinks Served(string municipality, bool hasHome) =>
        new("/page/style.css", hasHome ? $"{PublicDoor.Root}/{municipality}" : null, $"{PublicDoor.Root}/{municipality}{PublicDoor.Privacy}");
}
