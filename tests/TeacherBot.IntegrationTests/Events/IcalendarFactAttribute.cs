using System.Diagnostics;

namespace TeacherBot.IntegrationTests.Events;

/// <summary>Runs where Debian's python3-icalendar is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IcalendarFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installed = new(IsInstalled);

    public IcalendarFactAttribute()
    {
        if (!Installed.Value)
        {
            Skip = "apt-get install python3-icalendar";
        }
    }

    private static bool IsInstalled()
    {
        if (!File.Exists("/usr/bin/python3"))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", "import icalendar"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
