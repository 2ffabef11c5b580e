using TeacherBot.Core.Deliveries;

namespace TeacherBot.Operations.Simulation;

/// <summary>
/// A teacher for load: knows the keys of the buttons instead of reading, so that the driver costs little beside what it drives.
/// Joins, makes a plan of three areas, responds at random, closes, and is done at the profile.
/// </summary>
internal sealed class LoadTeacher(Random random)
{
    private static readonly string[] Route = ["begin", "agree", "first", "close", "next", "teacher", "diagnose", "continue"];

    /// <summary>True when the profile is on the screen.</summary>
    public static bool IsDone(List<Choice> choices) => choices.Exists(c => c.Key == "certificate");

    /// <summary>The choice to press, or a text to type.</summary>
    public (Choice? Press, string? Type) Next(List<Choice> choices)
    {
        foreach (var key in Route)
        {
            if (choices.Find(c => c.Key == key) is { } choice)
            {
                return (choice, null);
            }
        }

        if (choices.Find(c => c.Key == "y") is { } sure)
        {
            return (random.Next(3) > 0 ? sure : choices.Find(c => c.Key == "u"), null);
        }

        if (choices.Find(c => c.Key == "d") is { } done && random.Next(2) == 0)
        {
            return (done, null);
        }

        var options = choices.FindAll(c => c.Key.Length < 4 && c.Key[0] == 'o');
        return options.Count > 0 ? (options[random.Next(options.Count)], null)
            : choices.Exists(c => c.Key == "p") ? Typed(choices)
            : (choices.Find(c => c.Key is "j.mathematics" or "i.mathematics-levels")
                ?? choices.Find(c => c.Key.StartsWith("s.", StringComparison.Ordinal))
                ?? choices.Find(c => c.Key == "d"), null);
    }

    private (Choice? Press, string? Type) Typed(List<Choice> choices) => choices.Find(c => c.Key == "d") is { } done
        ? (done, null)
        : random.Next(4) == 0 ? (choices.Find(c => c.Key == "x"), null) : (null, random.Next(1, 40).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
