using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Operations.Configuration;

/// <summary>What is wrong with one key: where it was set and how to mend it. Never the value of a secret.</summary>
internal sealed record SettingProblem(string Key, string Place, string Text)
{
    public override string ToString() => Place.Length > 0 ? $"{Key} ({Place}): {Text}" : $"{Key}: {Text}";
}

/// <summary>Settings as they were found, with every problem at once and where each key was set.</summary>
internal sealed record SettingsReading(
    Settings Settings, ImmutableArray<SettingProblem> Problems, ImmutableDictionary<string, string> Places);

/// <summary>Reads appsettings.json, then TEACHERBOT__Section__Key, then the files that secrets are kept in.</summary>
internal static class SettingsReader
{
    private const string FileName = "appsettings.json";

    /// <summary>From the working directory, or else from beside the program; and from the environment.</summary>
    public static SettingsReading Read()
    {
        var file = new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        var builder = new ConfigurationBuilder();
        if (file is not null)
        {
            builder.AddJsonFile(source =>
            {
                source.FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(Path.GetDirectoryName(file)!);
                source.Path = FileName;
            });
        }

        try
        {
            return Read(builder.AddEnvironmentVariables("TEACHERBOT__").Build(), file ?? FileName);
        }
        catch (InvalidDataException error)
        {
            var cause = error.InnerException is FormatException { InnerException: System.Text.Json.JsonException json }
                ? $"строка {json.LineNumber + 1}" : "";
            return new SettingsReading(
                new Settings(), [new SettingProblem(file ?? FileName, cause, "это не JSON; проверьте скобки, кавычки и запятые")], ImmutableDictionary<string, string>.Empty);
        }
    }

    public static SettingsReading Read(IConfigurationRoot configuration, string file)
    {
        var problems = ImmutableArray.CreateBuilder<SettingProblem>();
        var places = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var settings = new Settings();
        foreach (var (name, text) in configuration.AsEnumerable().Where(p => p.Value is { Length: > 0 }).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var place = PlaceOf(configuration, name, file);
            if (SettingKey.All.FirstOrDefault(k => string.Equals(k.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } key)
            {
                problems.Add(new SettingProblem(name, place, "такого ключа нет" + Suggest(name)));
                continue;
            }

            if (Value(configuration, key, text!, place, problems) is { } value)
            {
                places[key.Name] = place;
                settings = key.With(settings, value) ?? Refuse(settings, key, text!, place, problems);
            }
        }

        SettingsChecks.Check(settings, (key, mend) => problems.Add(new SettingProblem(key, places.GetValueOrDefault(key, ""), mend)));
        return new SettingsReading(settings, problems.ToImmutable(), places.ToImmutable());
    }

    /// <summary>A text as it may be shown: a proxy's address without its password.</summary>
    public static string Shown(SettingKey key, string text) =>
        key.Secret ? "***"
        : key.Name == "Telegram:Proxy" ? ProxyText.Masked(text)
        : text;

    private static Settings Refuse(
        Settings settings, SettingKey key, string text, string place, ImmutableArray<SettingProblem>.Builder problems)
    {
        var wanted = key.Property.PropertyType.IsEnum
            ? string.Join(" или ", Enum.GetNames(key.Property.PropertyType).Select(n => n.ToLowerInvariant()))
            : "целое число";
        problems.Add(new SettingProblem(key.Name, place, $"«{Shown(key, text)}» не подходит; бывает {wanted}"));
        return settings;
    }

    private static string? Value(
        IConfigurationRoot configuration, SettingKey key, string text, string place, ImmutableArray<SettingProblem>.Builder problems)
    {
        if (!key.IsFile)
        {
            return text;
        }

        var direct = key.Name[..^"File".Length];
        if (configuration[direct] is { Length: > 0 })
        {
            problems.Add(new SettingProblem(key.Name, place, $"задан вместе с {direct}; оставьте что-нибудь одно"));
            return null;
        }

        try
        {
            if (File.ReadAllText(text).Trim() is { Length: > 0 } secret)
            {
                return secret;
            }

            problems.Add(new SettingProblem(key.Name, place, $"файл {text} пуст"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new SettingProblem(key.Name, place, $"файл {text} не прочесть; проверьте путь и права службы на него"));
        }

        return null;
    }

    private static string PlaceOf(IConfigurationRoot configuration, string name, string file)
    {
        var provider = configuration.Providers.Last(p => p.TryGet(name, out var value) && value is not null);
        return provider is Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationProvider
            ? "переменная TEACHERBOT__" + name.Replace(":", "__", StringComparison.Ordinal)
            : file;
    }

    private static string Suggest(string name)
    {
        var (known, distance) = SettingKey.All
            .Select(k => (k.Name, Spelling.Distance(k.Name.ToLowerInvariant(), name.ToLowerInvariant())))
            .MinBy(k => k.Item2);
        return distance <= Math.Max(2, name.Length / 3) ? $"; возможно, {known}" : "; все ключи: teacherbot config show";
    }
}
