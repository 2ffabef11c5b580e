namespace TeacherBot.Mail.Mime;

/// <summary>
/// Bounds of reading one letter: what lies beyond is left out and named in a warning, never an exception. The defaults hold any letter
/// a person writes and keep a hostile one within a few megabytes and milliseconds.
/// </summary>
public sealed record MimeLimits
{
    public static readonly MimeLimits Default = new();

    /// <summary>Bytes of the raw letter that are looked at; 25 MB.</summary>
    public int Raw { get; init; } = 25 * 1024 * 1024;

    /// <summary>Multiparts and letters inside each other.</summary>
    public int Depth { get; init; } = 30;

    /// <summary>Parts of the whole letter.</summary>
    public int Parts { get; init; } = 200;

    /// <summary>Header lines of one part, continuations included.</summary>
    public int HeaderLines { get; init; } = 10_000;

    /// <summary>Bytes of one header; a longer one is cut.</summary>
    public int Header { get; init; } = 64 * 1024;

    /// <summary>Characters of text that are taken out of a letter.</summary>
    public int Text { get; init; } = 1024 * 1024;
}
