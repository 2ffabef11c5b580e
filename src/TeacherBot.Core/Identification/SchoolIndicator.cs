namespace TeacherBot.Core.Identification;

/// <summary>What a figure of a school is counted in.</summary>
public enum FactUnit
{
    /// <summary>0 to 100.</summary>
    Percent = 0,

    /// <summary>A mean mark or score, 0 to the indicator's scale.</summary>
    Points = 1,

    /// <summary>Whole pieces: teachers, kilometres.</summary>
    Count = 2,

    /// <summary>1 or 0.</summary>
    YesNo = 3,
}

/// <summary>A figure that an office collects of each school and year.</summary>
/// <param name="Title">Also the header of its column in the office's table; unique.</param>
public sealed record SchoolIndicator(string Id, string Title, FactUnit Unit)
{
    /// <summary>Most a count can be: a slip of the finger is larger.</summary>
    public const int MostCount = 10_000;

    /// <summary>Most points: 100 of ЕГЭ, 5 of a mean mark. Nothing but points has it.</summary>
    public int Scale { get; init; } = Whole;

    /// <summary>Largest value that is one.</summary>
    public decimal Most => Unit switch { FactUnit.YesNo => 1, FactUnit.Count => MostCount, FactUnit.Points => Scale, _ => Whole };

    private const int Whole = 100;

    /// <summary>The value on a scale of 100: only there a threshold «in points» means the same for every procedure. Counts and flags stay as they are.</summary>
    public decimal Rescaled(decimal value) => Unit == FactUnit.Points ? value * Whole / Scale : value;
}
