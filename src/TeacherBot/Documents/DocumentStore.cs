using System.Security.Cryptography;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Documents;

/// <summary>
/// Rendered documents on disk, sealed, one file each, named by the hash of what is in it. A file is whole or not there: it is written
/// aside and renamed.
/// </summary>
internal sealed class DocumentStore(Database database, Vault vault, string folder) : IDocuments
{
    private const string Half = ".half";

    // One is enough: the next copies of a broadcast need the same one.
    private DocumentFile? attachment;

    public DocumentFile? Open(DocumentRecipe recipe)
    {
        if (recipe.Kind == BroadcastFileDialogue.Recipe)
        {
            return OpenAttachment(recipe);
        }

        if (database.Read(unit => ScheduleStore.FindFile(unit, recipe)) is not { Length: > 0 } file || !File.Exists(PathOf(file)))
        {
            return null;
        }

        return new DocumentFile(recipe.FileName, vault.OpenShared(File.ReadAllBytes(PathOf(file)), At(file)));
    }

    /// <summary>Keeps the bytes; the result is the file's name. The same bytes again are the same file.</summary>
    public string Put(byte[] bytes)
    {
        CreateFolder();
        var file = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var half = Path.Combine(folder, Path.GetRandomFileName() + Half);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(half, options))
        {
            stream.Write(vault.SealShared(bytes, At(file)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, PathOf(file), overwrite: true);
        return file;
    }

    /// <summary>Deletes a file; one that is gone already is fine.</summary>
    public void Delete(string file)
    {
        if (file.Length > 0 && Directory.Exists(folder))
        {
            File.Delete(PathOf(file));
        }
    }

    /// <summary>
    /// Deletes files older than <paramref name="keep"/>, and those no document refers to (a run died between the file and its row)
    /// once they are surely nobody's work in progress. A document whose file is gone is made anew when asked for.
    /// </summary>
    /// <returns>Number of files deleted.</returns>
    public int Sweep(DateTimeOffset now, TimeSpan inProgress, TimeSpan keep)
    {
        var deleted = 0;
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
        {
            var age = now - new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);
            if (age > keep || (age > inProgress && !database.Read(unit => ScheduleStore.Refers(unit, Path.GetFileName(path)))))
            {
                File.Delete(path);
                deleted++;
            }
        }

        return deleted;
    }

    // It lies with the published files: what a methodist sends to everybody is no person's document.
    private DocumentFile? OpenAttachment(DocumentRecipe recipe)
    {
        if (Volatile.Read(ref attachment) is { } known && known.Shared == recipe.Object && known.Name == recipe.FileName)
        {
            return known;
        }

        return database.Read(unit => PublishedStore.Find(unit, recipe.Object)) is not { } file ? null
            : attachment = new DocumentFile(recipe.FileName, file.Body) { Shared = recipe.Object };
    }

    private static SealedAt At(string file) => new("documents", "file", file);

    private string PathOf(string file) => Path.Combine(folder, file);

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
