using TeacherBot.Broadcasts;
using TeacherBot.Content;
using TeacherBot.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Pages;

/// <summary>What came to a person of late: kept for the page because their chat carries none of it, or sent to many. Newest first.</summary>
internal sealed class PageInbox(Database database, PeopleStore people, CurrentCatalog catalog, IDocuments documents)
{
    private readonly BroadcastMessages broadcasts = new(database, catalog);
    private readonly PageNoteStore notes = new(people);

    public IReadOnlyList<PageNote> Newest(string person)
    {
        var (kept, sent) = database.Read(unit => (notes.Newest(unit, person), PageNoteStore.Broadcasts(unit, person)));
        return [.. kept.Concat(sent.Select(s => new PageNote("", s.At, broadcasts.Of(s.Broadcast)))).OrderByDescending(n => n.At).Take(PageNoteStore.Shown)];
    }

    /// <summary>The file of a person's own note; null for anybody else, and when it is gone.</summary>
    public DocumentFile? File(string person, string note) =>
        database.Read(unit => notes.Find(unit, person, note)) is { Message.Document: { } recipe } ? documents.Open(recipe) : null;
}
