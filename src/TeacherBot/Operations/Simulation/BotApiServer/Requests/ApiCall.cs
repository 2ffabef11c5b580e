using System.Globalization;
using System.Text.Json;

namespace TeacherBot.Operations.Simulation.Telegram;

internal sealed record UploadedFile(string Name, byte[] Content);

/// <summary>One request's parameters, however they came: JSON, form, multipart or query.</summary>
internal sealed class ApiCall(string method) : IDisposable
{
    private Dictionary<string, string>? _fields;
    private Dictionary<string, UploadedFile>? _files;

    public string Method => method;

    /// <summary>Stopwatch ticks at which the request reached the server.</summary>
    public long ArrivedTicks { get; init; }

    public Chat? Chat { get; set; }

    public JsonDocument? Document { get; set; }

    public void SetField(string name, string value) => (_fields ??= new(StringComparer.Ordinal))[name] = value;

    public void SetFile(string name, UploadedFile file) => (_files ??= new(StringComparer.Ordinal))[name] = file;

    public UploadedFile? File(string name) => _files?.GetValueOrDefault(name);

    /// <summary>A parameter as text; null when absent. Numbers and objects come as their JSON, as in the real server.</summary>
    public string? Text(string name)
    {
        if (Document is { } json && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }

        return _fields?.GetValueOrDefault(name);
    }

    public long Number(string name, long fallback = 0)
    {
        if (Document is { } json && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number)
        {
            return value.TryGetInt64(out var exact) ? exact : fallback;
        }

        return long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : fallback;
    }

    public int Int(string name, int fallback = 0) => (int)Math.Clamp(Number(name, fallback), int.MinValue, int.MaxValue);

    public bool Flag(string name) => Text(name) is { } text && (text is "1" or "yes" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>A structured parameter, given as an object or as a string holding one.</summary>
    /// <returns>False when it is there and is no JSON.</returns>
    public bool TryJson(string name, out JsonElement value)
    {
        value = default;
        if (Document is { } json && json.RootElement.TryGetProperty(name, out value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return true;
        }

        value = default;
        var text = Text(name);
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            value = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public void Dispose() => Document?.Dispose();
}
