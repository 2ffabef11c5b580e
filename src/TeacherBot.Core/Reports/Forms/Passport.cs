using System.Collections.Immutable;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Reports;

/// <summary>A snapshot with the name a report calls it by.</summary>
/// <param name="Hash">SHA-256 in hex.</param>
public sealed record NamedSnapshot(Snapshot Content, long Number, string Hash);

/// <summary>Where the figures of a report come from.</summary>
internal static class Passport
{
    private const int HashShown = 12;

    /// <summary>Of figures over everybody who finished an area.</summary>
    public static ImmutableArray<ReportLine> Of(NamedSnapshot snapshot, Catalog catalog) =>
        Of(snapshot, catalog, catalog.Text("passport.denominator-value"), catalog.Text("passport.population-value"));

    /// <summary>Of figures that everybody may see.</summary>
    public static ImmutableArray<ReportLine> ForAll(NamedSnapshot snapshot, Catalog catalog) =>
        [.. Of(snapshot, catalog).Select(l => l.Name == catalog.Text("passport.hidden") ? l with { Value = catalog.Text("passport.hidden-public", ("k", Disclosure.DisclosureRules.Public.Least)) } : l)];

    /// <summary>Of figures over those measured in two waves.</summary>
    public static ImmutableArray<ReportLine> OfPairs(NamedSnapshot snapshot, Catalog catalog) =>
        Of(snapshot, catalog, catalog.Text("dynamics.denominator"), catalog.Text("dynamics.population"));

    /// <summary>Of figures of items.</summary>
    public static ImmutableArray<ReportLine> OfItems(NamedSnapshot snapshot, Catalog catalog) =>
        [.. Of(snapshot, catalog, catalog.Text("quality.denominator"), catalog.Text("quality.population")).Select(l =>
            l.Name == catalog.Text("passport.figure") ? l with { Value = catalog.Text("quality.figure") }
            : l.Name == catalog.Text("passport.numerator") ? l with { Value = catalog.Text("quality.numerator") } : l)];

    private static ImmutableArray<ReportLine> Of(NamedSnapshot snapshot, Catalog catalog, string denominator, string population)
    {
        var s = snapshot.Content;
        var zone = catalog.Municipalities.GetValueOrDefault(s.Municipality)?.TimeZone;
        return
        [
            new(catalog.Text("passport.town"), s.Town),
            new(catalog.Text("passport.campaign"), catalog.Text("passport.campaign-value", ("title", s.Title), ("wave", Wave(s.Wave, catalog)), ("from", Day(s.From)), ("to", Day(s.To)))),
            new(catalog.Text("passport.order"), s.Order.Length > 0 ? s.Order : catalog.Text("passport.no-order")),
            new(catalog.Text("passport.figure"), catalog.Text("passport.figure-value")),
            new(catalog.Text("passport.numerator"), catalog.Text("passport.numerator-value")),
            new(catalog.Text("passport.denominator"), denominator),
            new(catalog.Text("passport.population"), population),
            new(catalog.Text("passport.instruments"), string.Join("; ", s.Instruments.Select(i => catalog.Text("passport.instrument", ("title", i.Title), ("version", i.Version), ("n", i.Items))))),
            new(catalog.Text("passport.hidden"), catalog.Text("passport.hidden-value", ("k", s.Least))),
            new(catalog.Text("passport.at"), RussianDate.Day(s.FrozenAt, zone)),
            new(catalog.Text("passport.snapshot"), catalog.Text("passport.snapshot-value", ("n", snapshot.Number), ("hash", snapshot.Hash[..HashShown]))),
            new(catalog.Text("passport.voluntary"), catalog.Text("passport.voluntary-value")),
        ];
    }

    public static string Wave(Wave wave, Catalog catalog) => wave switch
    {
        Campaigns.Wave.Entry => catalog.Text("campaign.wave-entry"),
        Campaigns.Wave.Middle => catalog.Text("campaign.wave-middle"),
        Campaigns.Wave.Final => catalog.Text("campaign.wave-final"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
