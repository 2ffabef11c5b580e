using System.IO.Compression;

namespace TeacherBot.Reports.Formats;

/// <summary>The same archive with its entries in a fixed order and at a fixed time, so that the same contents are the same bytes.</summary>
internal static class StableZip
{
    private const string Types = "[Content_Types].xml";

    private static readonly DateTimeOffset Always = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(MemoryStream archive)
    {
        var stable = new MemoryStream();
        using (var from = new ZipArchive(archive, ZipArchiveMode.Read))
        using (var to = new ZipArchive(stable, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName == Types ? 0 : 1).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Always;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return stable.ToArray();
    }
}
