namespace TeacherBot.Core.Attempts.Sheets;

/// <summary>Names of sheets: what a letter and the answer to it are about.</summary>
public static class SheetNames
{
    private const string Anonymous = "anonymous/";

    /// <summary>Of an anonymous questionnaire it says which one and never the one-use token: the name is kept beside an address.</summary>
    public static string Of(string attempt, string area, string? anonymousInstrument) =>
        anonymousInstrument is null ? attempt + "/" + area : Anonymous + anonymousInstrument;

    /// <summary>The answer must not be kept beside its sender.</summary>
    public static bool IsAnonymous(string? name) => name?.StartsWith(Anonymous, StringComparison.Ordinal) == true;
}
