namespace TeacherBot.IntegrationTests.Pages;

/// <summary>Needs Debian's Chromium; deploy/dev/up installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public const string Program = "/usr/bin/chromium";

    public ChromiumTheoryAttribute() => Skip = File.Exists(Program) ? null : "There is no Chromium; deploy/dev/up installs it.";
}
