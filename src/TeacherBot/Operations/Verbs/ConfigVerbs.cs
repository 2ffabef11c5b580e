using TeacherBot.Operations.Configuration;

namespace TeacherBot.Operations.Verbs;

/// <summary>`config`: what the program would run with, and whether it could.</summary>
internal sealed class ConfigVerbs(Surroundings here)
{
    public int Show()
    {
        var reading = here.ReadSettings();
        Lines.Table(
            here.Out,
            ["ключ", "значение", "откуда"],
            SettingKey.All.Where(k => !k.IsFile).Select(k => new[] { k.Name, Value(reading, k), PlaceOf(reading, k) }),
            "");
        return Report(reading);
    }

    public int Check()
    {
        var reading = here.ReadSettings();
        if (reading.Problems.IsEmpty)
        {
            here.Out.WriteLine("Настройки в порядке.");
        }

        return Report(reading);
    }

    private int Report(SettingsReading reading)
    {
        foreach (var problem in reading.Problems)
        {
            here.Error.WriteLine(problem);
        }

        return reading.Problems.IsEmpty ? ExitCode.Done : ExitCode.Wrong;
    }

    private static string Value(SettingsReading reading, SettingKey key) =>
        key.Text(reading.Settings) is { } text ? SettingsReader.Shown(key, text) : "—";

    private static string PlaceOf(SettingsReading reading, SettingKey key) =>
        reading.Places.TryGetValue(key.Name, out var place) ? place
        : reading.Places.TryGetValue(key.Name + "File", out var file) ? $"файл, {file}"
        : "по умолчанию";
}
