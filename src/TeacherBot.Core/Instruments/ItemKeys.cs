using System.Globalization;

namespace TeacherBot.Core.Instruments;

/// <summary>Button keys inside an item: «o3» is the author's option 3 wherever it stands on this person's screen.</summary>
internal static class ItemKeys
{
    public static string OfOption(int option) => string.Create(CultureInfo.InvariantCulture, $"o{option}");

    /// <summary>Number of the option; null for any other key.</summary>
    public static int? Option(string key) =>
        key.Length is > 1 and < 4 && key[0] == 'o' && int.TryParse(key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var option)
            ? option
            : null;
}
