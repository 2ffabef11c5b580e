using System.Globalization;

namespace TeacherBot.Core.Attempts;

/// <summary>A bar of at most ten signs with the percentage in digits beside it, for readers who hear the text.</summary>
public static class Bar
{
    private const int Signs = 10;

    public static string Of(int done, int all)
    {
        var full = all == 0 ? 0 : Signs * done / all;
        var percent = all == 0 ? 0 : 100 * done / all;
        return string.Create(CultureInfo.InvariantCulture, $"{new string('▓', full)}{new string('░', Signs - full)} {percent} %");
    }

    /// <summary>Three signs for a level: ▮▮▯.</summary>
    public static string OfLevel(int level) => new string('▮', level) + new string('▯', 3 - level);
}
