using System.Collections.Immutable;

namespace TeacherBot.Core.Content;

/// <summary>How much of the content a channel may carry for one municipality.</summary>
public enum ChannelPolicy
{
    Open,
    Neutral,
    Off,
}

/// <summary>One operator of personal data with its schools. Nobody sees across its border.</summary>
/// <param name="TimeZone">IANA name; hours of unasked messages and dates are in it.</param>
/// <param name="Contact">Who answers people: «Связаться с организатором».</param>
public sealed record Municipality(string Id, string Title, string TimeZone, string Contact)
{
    /// <summary>Invented sample: the service refuses it unless it was asked to show a demonstration.</summary>
    public bool Demo { get; init; }

    /// <summary>Name and address of the operator of personal data, as the consent states it.</summary>
    public string Operator { get; init; } = "";

    public string NotificationNumber { get; init; } = "";

    /// <summary>Policy by channel name (telegram, email, console); a channel that is not named is off.</summary>
    public ImmutableDictionary<string, ChannelPolicy> Policy { get; init; } = ImmutableDictionary<string, ChannelPolicy>.Empty;

    /// <summary>Why a channel of a foreign provider may be used, as the office put it down; null where it did not.</summary>
    public string? PolicyBasis { get; init; }

    public required ImmutableArray<School> Schools { get; init; }

    public ImmutableArray<Cluster> Clusters { get; init; } = [];

    /// <summary>Consent texts by kind; «processing» is always there.</summary>
    public required ImmutableDictionary<string, ConsentText> Consents { get; init; }

    public ImmutableHashSet<DateOnly> DaysOff { get; init; } = [];

    /// <summary>Hours for unasked messages, by the municipality's clock.</summary>
    public Deliveries.AllowedHours Hours { get; init; } = Deliveries.AllowedHours.Default;

    /// <summary>Norms of events in an academic year.</summary>
    public Events.EventNorms Norms { get; init; } = new();

    /// <summary>Plans of indicators that the municipality set itself.</summary>
    public ImmutableArray<Reports.IndicatorPlan> Plans { get; init; } = [];

    /// <summary>What the office does every year: the common plan with the municipality's own changes.</summary>
    public ImmutableArray<Community.YearTask> Tasks { get; init; } = [];

    /// <summary>Parts of the year that requests of schools choose from.</summary>
    public ImmutableArray<Community.RequestWindow> Windows { get; init; } = [];

    /// <summary>Thresholds of criteria that the municipality set itself.</summary>
    public ImmutableArray<Identification.OwnThreshold> Thresholds { get; init; } = [];

    /// <summary>What it shows to everybody; null where it has no such page.</summary>
    public Pages.PublicRules? Public { get; init; }

    /// <summary>A channel that is not named is off; the page is ours and carries everything.</summary>
    public ChannelPolicy PolicyOn(string channel) => channel == Conversations.ChannelNames.Page ? ChannelPolicy.Open : Policy.GetValueOrDefault(channel, ChannelPolicy.Off);

    public School? FindSchool(string id) => Schools.FirstOrDefault(s => s.Id == id);
}

/// <summary>A consent as a person sees it; the hash proves later which text that was. Kinds: processing, mailing.events, mailing.materials, mailing.news, mailing.advertising.</summary>
public sealed record ConsentText(string Kind, int Version, string Title, string Text, string Hash)
{
    /// <summary>The first version whose text speaks of the municipality's public page: what was agreed to by an earlier one never stands there. Null where no version does.</summary>
    public int? PublicFrom { get; init; }
}

/// <summary>A bush of schools that work together.</summary>
public sealed record Cluster(string Id, string Title);

/// <summary>How far a school goes: НОШ, ООШ, СОШ.</summary>
public enum SchoolStage
{
    /// <summary>Grades 1–4.</summary>
    Primary = 0,

    /// <summary>Up to grade 9: there are no grades 10 and 11.</summary>
    Basic = 1,

    /// <summary>Up to grade 11.</summary>
    Upper = 2,
}

/// <summary>Status of a school in one year; a school may hold both.</summary>
public sealed record SchoolStatus(int Year, bool LowResults, bool AdverseConditions);

/// <summary>A school with its join code, statuses by year and head counts by position.</summary>
/// <param name="Code">Opaque code of the deep link and the poster; renewed when it leaks.</param>
/// <param name="Folded">Title folded for search: lower case, ё as е, no quotes.</param>
public sealed record School(string Id, string Title, string Code, string Folded)
{
    public string? Cluster { get; init; }

    /// <summary>Its highest stage.</summary>
    public SchoolStage Stage { get; init; } = SchoolStage.Upper;

    public ImmutableArray<SchoolStatus> Statuses { get; init; } = [];

    /// <summary>Heads entered once a year, by position id (teacher, head, other).</summary>
    public ImmutableDictionary<string, int> HeadCounts { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The code that works today: the file's, unless it was renewed since.</summary>
    public string CodeNow(string municipality, ImmutableArray<Conversations.RenewedCode> renewed) =>
        renewed.LastOrDefault(r => r.Municipality == municipality && r.School == Id && r.Was == Code)?.Code ?? Code;
}
