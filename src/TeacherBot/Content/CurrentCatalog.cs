using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Content;

/// <summary>The catalogue in use. A turn takes <see cref="Value"/> once and keeps it to its end; a reload swaps it for the next turns.</summary>
/// <param name="first">What to begin with.</param>
/// <param name="hours">Hours for unasked messages: a setting of the service, not of the folder.</param>
internal sealed class CurrentCatalog(Catalog first, AllowedHours? hours = null)
{
    private Catalog _value = WithHours(first, hours);

    public Catalog Value => Volatile.Read(ref _value);

    /// <summary>Puts a new state in use. Older instrument versions stay at hand for the attempts that pinned them.</summary>
    public void Swap(Catalog next)
    {
        var published = next.Published;
        foreach (var (hash, instrument) in Value.Published)
        {
            published = published.ContainsKey(hash) ? published : published.Add(hash, instrument);
        }

        Volatile.Write(ref _value, WithHours(next, hours) with { Published = published });
    }

    private static Catalog WithHours(Catalog catalog, AllowedHours? hours) => hours is null
        ? catalog
        : catalog with { Municipalities = catalog.Municipalities.Values.ToImmutableDictionary(m => m.Id, m => m with { Hours = hours }) };
}
