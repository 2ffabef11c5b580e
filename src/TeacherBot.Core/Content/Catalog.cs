using System.Collections.Immutable;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Content;

/// <summary>
/// Everything the content folder says, checked and immutable. A turn sees one catalogue from beginning to end; a reload makes a new one.
/// </summary>
public sealed record Catalog
{
    /// <summary>SHA-256 in hex over all published files; names this state of the folder.</summary>
    public required string Hash { get; init; }

    public required ImmutableDictionary<string, MessageText> Texts { get; init; }

    public required ImmutableArray<Subject> Subjects { get; init; }

    public required ImmutableDictionary<string, ContentArea> Areas { get; init; }

    /// <summary>Newest version of each instrument, in the order offered.</summary>
    public required ImmutableArray<Instrument> Instruments { get; init; }

    /// <summary>Every version ever published and still referred to by an attempt, the newest included; by content hash.</summary>
    public required ImmutableDictionary<string, Instrument> Published { get; init; }

    public required ImmutableDictionary<string, Municipality> Municipalities { get; init; }

    /// <summary>How much a channel may carry for people of a municipality; all of it while they have none.</summary>
    public ChannelPolicy PolicyOn(string? municipality, string channel) =>
        municipality is not null && Municipalities.TryGetValue(municipality, out var town) ? town.PolicyOn(channel) : ChannelPolicy.Open;

    public required ImmutableArray<Material> Materials { get; init; }

    public required ImmutableArray<Event> Events { get; init; }

    /// <summary>Indicators of the programme, in its order; empty where the folder has none.</summary>
    public ImmutableArray<Reports.Indicator> Indicators { get; init; } = [];

    /// <summary>What schools are told apart by; empty where the folder has none.</summary>
    public Identification.CriteriaBook Criteria { get; init; } = Identification.CriteriaBook.Empty;

    /// <summary>Registers of the office, in the order offered; empty where the folder has none.</summary>
    public ImmutableArray<Community.Register> Registers { get; init; } = [];

    /// <summary>k of Privacy:MinimumGroup: fewer people than this are never shown as a group. A setting of the service, not of the folder.</summary>
    public int MinimumGroup { get; init; } = 5;

    /// <summary>The bot's mailbox; null while that channel is off. A setting of the service too.</summary>
    public string? EmailAddress { get; init; }

    /// <summary>The bot's name in Telegram, without «@»; null while that channel is off or nobody answered yet.</summary>
    public string? TelegramName { get; init; }

    /// <summary>Questions in one letter.</summary>
    public int ItemsPerLetter { get; init; } = 6;

    /// <summary>How many letters the mailbox's provider takes; null while the channel is off.</summary>
    public LetterLimits? Letters { get; init; }

    /// <summary>Plan of an indicator by year: the catalogue's, with what the municipality set itself.</summary>
    public ImmutableSortedDictionary<int, int> Plans(Municipality town, string indicator) =>
        (Indicators.FirstOrDefault(i => i.Code == indicator)?.Plan ?? ImmutableSortedDictionary<int, int>.Empty).SetItems(town.Plans.Where(p => p.Code == indicator).SelectMany(p => p.Plan));

    /// <summary>Whole percent; null when no plan was approved for the year: it is never carried on silently (ruling R12).</summary>
    public int? Plan(Municipality town, string indicator, int year) => Plans(town, indicator).TryGetValue(year, out var plan) ? plan : null;

    public Instrument? FindInstrument(string id) => Instruments.FirstOrDefault(i => i.Id == id);

    /// <summary>The very version an attempt pinned. Throws when it was never published: the store keeps each one by hash.</summary>
    public Instrument Pinned(InstrumentRef reference) =>
        Published.TryGetValue(reference.Hash, out var instrument)
            ? instrument
            : throw new KeyNotFoundException($"Instrument {reference.Id} version {reference.Version} is not among the published ones.");

    /// <summary>A text with its placeholders filled. Throws when there is none: the program asks only for ids the catalogue must have.</summary>
    public string Text(string id, params ReadOnlySpan<(string Name, object Value)> values) =>
        Texts.TryGetValue(id, out var text)
            ? Phrase.Fill(text.Text, values)
            : throw new KeyNotFoundException($"The message catalogue has no text {id}.");

    /// <summary>«Завтра на уроке» for an area of this instrument: its own, the dictionary's, or that of the bank which tests the area.</summary>
    public string? Tomorrow(Instrument instrument, string area) =>
        instrument.Area(area).Tomorrow
        ?? Areas.GetValueOrDefault(area)?.Tomorrow
        ?? Instruments.SelectMany(i => i.Areas).FirstOrDefault(a => a.Code == area && a.Tomorrow is not null)?.Tomorrow;

    public Subject? FindSubject(string id) => Subjects.FirstOrDefault(s => s.Id == id);

    public string AreaShort(string code) => Areas.TryGetValue(code, out var area) ? area.Short : code;

    public string AreaTitle(string code) => Areas.TryGetValue(code, out var area) ? area.Title : code;
}

/// <summary>What may travel over a neutral channel: texts that say nothing about a person, or texts that do.</summary>
public enum Privacy
{
    Neutral,
    Personal,
}

/// <summary>One text of the message catalogue. Placeholders are {name}; {n:вопрос|вопроса|вопросов} prints the form for n.</summary>
public sealed record MessageText(string Id, string Text, Privacy Privacy);

/// <summary>A school subject. <see cref="Teacher"/> names who teaches it («учитель математики»).</summary>
public sealed record Subject(string Id, string Title, string Teacher);

/// <summary>What is measured, from the areas dictionary. <see cref="Short"/> fits on a button.</summary>
/// <param name="Subject">Null for areas outside the subjects: methodical, psychological and others.</param>
public sealed record ContentArea(string Code, string Title, string Short, string Type, string? Subject)
{
    /// <summary>«Завтра на уроке» of an area that no bank tests; null when its bank has one.</summary>
    public string? Tomorrow { get; init; }
}

/// <summary>A methodical note, exercise or course that helps with areas at some levels.</summary>
public sealed record Material(
    string Id, string Title, string Annotation, ImmutableArray<string> Areas, ImmutableArray<int> Levels, string Kind)
{
    /// <summary>Text of an own note; null for a link.</summary>
    public string? Body { get; init; }

    public string? Link { get; init; }

    public string? Subject { get; init; }

    public string? Grades { get; init; }

    public string Source { get; init; } = "";

    public DateOnly Checked { get; init; }

    /// <summary>Municipality it belongs to; null for common ones.</summary>
    public string? Municipality { get; init; }
}

/// <summary>A meeting teachers attend.</summary>
public sealed record Event(
    string Id, string Municipality, string Kind, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place)
{
    public string? Link { get; init; }

    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Subjects it is meant for; empty means everybody.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    public int? Capacity { get; init; }

    public string Annotation { get; init; } = "";
}
