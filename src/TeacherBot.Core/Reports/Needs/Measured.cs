namespace TeacherBot.Core.Reports;

/// <summary>A person's newest result in an area as a snapshot has it.</summary>
/// <param name="Key">Of the person and the attempt.</param>
/// <param name="Level">0 to 3; below 2 is a need.</param>
/// <param name="Subject">The main one: a person counts in one group of subject teachers.</param>
/// <param name="Cluster">Null where the school is in none.</param>
/// <param name="Supported">The school holds a status this year, ШНРО or ШНСУ, counted once.</param>
public sealed record Measured(string Key, string Area, int Level, string Subject, string? Cluster, bool Supported)
{
    /// <summary>Below this a level is a sign of a need.</summary>
    public const int Enough = 2;

    /// <summary>Right responses of the area, of so many that count.</summary>
    public int Right { get; init; }

    public int Answered { get; init; }

    /// <summary>Управленцы: director or deputy.</summary>
    public bool Heads { get; init; }
}
