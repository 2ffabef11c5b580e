using TeacherBot.Operations.Configuration;

namespace TeacherBot.Operations.Verbs;

/// <summary>What a command line runs in: a shell, a test, or the service that runs a command for a shell.</summary>
internal sealed record Surroundings(TextReader In, TextWriter Out, TextWriter Error, TimeProvider Clock)
{
    public Func<SettingsReading> ReadSettings { get; init; } = SettingsReader.Read;

    /// <summary>The open store, inside the service only.</summary>
    public Desk? Held { get; init; }

    /// <summary>Settings without problems; otherwise a failure that lists all of them.</summary>
    public Settings Settings()
    {
        var reading = ReadSettings();
        return reading.Problems.IsEmpty ? reading.Settings : throw VerbFailure.Of(reading);
    }
}
