using System.Diagnostics;
using System.Security.Cryptography;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Broadcasts;

/// <summary>Fetches the picture or file that a draft was sent, keeps it with the published files and tells the author.</summary>
internal sealed class BroadcastFileJob(FileFetch fetch, TurnRunner turns, TimeProvider clock)
{
    public Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation) => fetch.RunAsync(
        job,
        BroadcastFileDialogue.Largest,
        (fetched, _) => Task.FromResult(fetched),
        (unit, person, wish, fetched) =>
            turns.Run(unit, person, new Signal(SignalKinds.BroadcastFile, $"{wish.About}|{Settle(unit, wish, fetched)}"), $"file:{job.Id}"),
        cancellation);

    // The text of the catalogue that says how it ended.
    private string Settle(UnitOfWork unit, FileWish wish, FetchOutcome fetched) => fetched switch
    {
        FetchOutcome.Fetched { Bytes: var bytes } => Keep(unit, wish, bytes),
        FetchOutcome.TooLarge => "broadcast.file-large",
        FetchOutcome.Gone or FetchOutcome.Failed => "broadcast.file-bad",
        _ => throw new UnreachableException(),
    };

    private string Keep(UnitOfWork unit, FileWish wish, byte[] bytes)
    {
        if (wish.File.IsPicture && !PictureBytes.AreShown(bytes))
        {
            return "broadcast.file-not-picture";
        }

        var name = NameOf(wish.File);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        PublishedStore.Put(unit, new PublishedText(hash, "broadcasts/" + name, bytes), clock.GetUtcNow());
        var kept = wish.File.IsPicture
            ? BroadcastStore.Attach(unit, wish.About, new Picture(hash, "к рассылке"), null)
            : BroadcastStore.Attach(unit, wish.About, null, new DocumentRecipe(BroadcastFileDialogue.Recipe, hash, name));
        return kept ? BroadcastFileDialogue.Ready : "broadcast.file-late";
    }

    private static string NameOf(SentFile file)
    {
        const int longest = 100;
        var name = Path.GetFileName(file.Name.Replace('\\', '/'));
        var clean = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return clean.Length == 0 ? "файл" : clean.Length <= longest ? clean : clean[^longest..];
    }
}

/// <summary>Whether bytes are a picture every channel shows.</summary>
internal static class PictureBytes
{
    /// <summary>True for PNG and JPEG, by their first bytes: a name proves nothing.</summary>
    public static bool AreShown(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
}
