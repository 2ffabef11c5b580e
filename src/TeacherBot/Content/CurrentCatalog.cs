using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Content;

/// <summary>What a catalogue takes from the settings of the service instead of the folder.</summary>
/// <param name="Hours">Hours for unasked messages; null leaves the usual ones.</param>
/// <param name="MinimumGroup">k of groups that may be shown.</param>
/// <param name="Mailbox">Null while that channel is off.</param>
internal sealed record CatalogSettings(AllowedHours? Hours, int MinimumGroup = 5, MailboxSettings? Mailbox = null);

/// <summary>The bot's mailbox.</summary>
/// <param name="Limits">What its provider takes.</param>
/// <param name="ItemsPerLetter">Questions in one letter.</param>
internal sealed record MailboxSettings(string Address, LetterLimits Limits, int ItemsPerLetter = 6);

/// <summary>The catalogue in use. A turn takes <see cref="Value"/> once and keeps it to its end; a reload swaps it for the next turns.</summary>
/// <param name="first">What to begin with.</param>
internal sealed class CurrentCatalog(Catalog first, CatalogSettings? settings = null)
{
    private Catalog _value = With(first, settings);

    public Catalog Value => Volatile.Read(ref _value);

    /// <summary>The server said what the bot is called there.</summary>
    public void NameInTelegram(string name) => Volatile.Write(ref _value, Value with { TelegramName = name });

    /// <summary>Puts a new state in use. Older instrument versions stay at hand for the attempts that pinned them.</summary>
    public void Swap(Catalog next)
    {
        var published = next.Published;
        foreach (var (hash, instrument) in Value.Published)
        {
            published = published.ContainsKey(hash) ? published : published.Add(hash, instrument);
        }

        Volatile.Write(ref _value, With(next, settings) with { Published = published, TelegramName = Value.TelegramName });
    }

    private static Catalog With(Catalog catalog, CatalogSettings? settings) => settings is null ? catalog : catalog with
    {
        MinimumGroup = settings.MinimumGroup,
        EmailAddress = settings.Mailbox?.Address,
        Letters = settings.Mailbox?.Limits,
        ItemsPerLetter = settings.Mailbox?.ItemsPerLetter ?? catalog.ItemsPerLetter,
        Municipalities = settings.Hours is not { } hours
            ? catalog.Municipalities
            : catalog.Municipalities.Values.ToImmutableDictionary(m => m.Id, m => m with { Hours = hours }),
    };
}
