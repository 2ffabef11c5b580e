using TeacherBot.Core.Content;

namespace TeacherBot.Content;

/// <summary>The catalogue in use. A turn takes <see cref="Value"/> once and keeps it to its end; a reload swaps it for the next turns.</summary>
internal sealed class CurrentCatalog(Catalog first)
{
    private Catalog _value = first;

    public Catalog Value => Volatile.Read(ref _value);

    /// <summary>Puts a new state in use. Older instrument versions stay at hand for the attempts that pinned them.</summary>
    public void Swap(Catalog next)
    {
        var published = next.Published;
        foreach (var (hash, instrument) in Value.Published)
        {
            published = published.ContainsKey(hash) ? published : published.Add(hash, instrument);
        }

        Volatile.Write(ref _value, next with { Published = published });
    }
}
