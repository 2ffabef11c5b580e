using System.Text;

namespace TeacherBot.Store;

/// <summary>
/// Where a sealed value belongs: it opens only for the same table, column and row, so that nobody who can write the
/// database can pass one person's value off as another's. Table and column are the code's own words.
/// </summary>
public readonly record struct SealedAt(string Table, string Column, string Id)
{
    internal byte[] AssociatedData(ReadOnlySpan<byte> header) =>
        [.. header, .. Encoding.UTF8.GetBytes($"{Table}\0{Column}\0{Id}")];
}
