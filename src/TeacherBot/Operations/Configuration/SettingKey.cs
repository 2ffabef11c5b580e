using System.Collections.Immutable;
using System.Reflection;

namespace TeacherBot.Operations.Configuration;

/// <summary>One settable key, found on the type of the settings: what is not a property there does not exist.</summary>
internal sealed record SettingKey(string Name, PropertyInfo Section, PropertyInfo Property, bool Secret, bool IsFile)
{
    private const string FileSuffix = "File";

    public static ImmutableArray<SettingKey> All { get; } =
    [
        .. from section in typeof(Settings).GetProperties()
           from property in section.PropertyType.GetProperties()
           where property.CanWrite
           from key in Of(section, property)
           select key,
    ];

    public string Variable => "TEACHERBOT__" + Name.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>In words an operator may type; null when unset.</summary>
    public string? Default => IsFile ? null : Text(new Settings());

    /// <summary>The value in these settings; null when unset.</summary>
    public string? Text(Settings settings) => Property.GetValue(Section.GetValue(settings)) switch
    {
        null => null,
        Enum value => value.ToString().ToLowerInvariant(),
        var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The settings with this value; null when the text is not one.</summary>
    public Settings? With(Settings settings, string text)
    {
        var type = Property.PropertyType;
        object? value = type == typeof(string) ? text
            : type == typeof(int) ? (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null)
            : char.IsAsciiLetter(text[0]) && Enum.TryParse(type, text, true, out var named) ? named : null;
        if (value is null)
        {
            return null;
        }

        // A record's own copy: the settings handed out earlier stay as they were.
        var section = Copy(Section.GetValue(settings)!);
        Property.SetValue(section, value);
        var changed = (Settings)Copy(settings);
        Section.SetValue(changed, section);
        return changed;
    }

    private static IEnumerable<SettingKey> Of(PropertyInfo section, PropertyInfo property)
    {
        var name = $"{section.GetCustomAttribute<SectionAttribute>()?.Name ?? section.Name}:{property.Name}";
        var secret = property.GetCustomAttribute<SecretAttribute>() is not null;
        yield return new SettingKey(name, section, property, secret, false);
        if (secret)
        {
            yield return new SettingKey(name + FileSuffix, section, property, false, true);
        }
    }

    private static object Copy(object record) => record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
}
