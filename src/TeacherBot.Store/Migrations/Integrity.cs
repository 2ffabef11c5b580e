namespace TeacherBot.Store;

/// <summary>The engine's own check of the file, and of references between rows.</summary>
internal static class Integrity
{
    private static readonly Statement CheckPages = Statement.Named("CheckPages");
    private static readonly Statement CheckReferences = Statement.Named("CheckReferences");

    public static IReadOnlyList<string> Check(UnitOfWork unit) =>
    [
        .. unit.Query(CheckPages, row => row.Text(0)).Where(line => line != "ok"),
        .. unit.Query(CheckReferences, row => $"{row.Text(0)}: {row.Int64(2)} rows refer to a missing row of {row.Text(1)}"),
    ];
}
