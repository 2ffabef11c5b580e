using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.Events;
using TeacherBot.Core.Identification;

namespace TeacherBot.Core.Pages;

/// <summary>A part of the public page that an office may switch on.</summary>
public enum PublicPart
{
    Events,
    Materials,
    Practices,
    Documents,

    /// <summary>Conditions and results of schools, as means of the municipality.</summary>
    Figures,
}

/// <summary>What a municipality shows to everybody; it has no such page without this.</summary>
/// <param name="Parts">In the order of the page; never empty.</param>
/// <param name="Figures">Ids of school indicators the office decided to publish; nothing of teachers' needs can be among them (ruling R14).</param>
public sealed record PublicRules(ImmutableArray<PublicPart> Parts, ImmutableArray<string> Figures);

/// <summary>A thing on the page: what it is called, lines of plain words, and where it leads.</summary>
/// <param name="Link">A public address; null for none.</param>
public sealed record PublicItem(string Title, ImmutableArray<string> Lines, string? Link = null);

/// <summary>Things under one heading; a null heading stands for the section's own.</summary>
public sealed record PublicGroup(string? Heading, ImmutableArray<PublicItem> Items);

/// <summary>A part of the page as it is read.</summary>
/// <param name="Note">What belongs to all of it, or that there is nothing; null for neither.</param>
/// <param name="Left">Says how many are not shown; null when all are.</param>
public sealed record PublicSection(string Id, string Heading, ImmutableArray<PublicGroup> Groups, string? Note, string? Left);

/// <summary>Everything the page is made of, read at one moment.</summary>
/// <param name="At">By which the page is dated, and what is to come is told from what was.</param>
public sealed record PublicSources(Municipality Town, Catalog Catalog, DateTimeOffset At)
{
    /// <summary>Changed or made in dialogues, as the store has them.</summary>
    public ImmutableArray<EventRow> Events { get; init; } = [];

    /// <summary>Only those whose authors agreed to a text that speaks of this page, with a school only where it was agreed to as well. Newest first.</summary>
    public ImmutableArray<Practice> Practices { get; init; } = [];

    /// <summary>Entries of the register of documents.</summary>
    public ImmutableArray<RegisterEntry> Documents { get; init; } = [];

    public ImmutableArray<SchoolFact> Figures { get; init; } = [];
}

/// <summary>
/// The page of a municipality for everybody: parents, the public, colleagues elsewhere. No person, no school beside a figure and nothing of
/// what teachers need is on it. It is at most about 90 KB, whatever was written.
/// </summary>
/// <param name="Made">«Состояние на …».</param>
/// <param name="Contact">Who answers.</param>
public sealed record PublicPage(string Title, string About, string Made, ImmutableArray<PublicSection> Sections, string Contact)
{
    /// <summary>Null for a municipality that has no such page.</summary>
    public static PublicPage? Of(PublicSources sources)
    {
        var (town, catalog) = (sources.Town, sources.Catalog);
        return town.Public is not { } rules ? null : new(
            PublicWords.Capital(town.Title),
            catalog.Text("public.about"),
            catalog.Text("public.made", ("day", RussianDate.Day(sources.At, town.TimeZone))),
            [.. rules.Parts.Select(part => Section(part, sources, rules)).OfType<PublicSection>()],
            catalog.Text("public.contact", ("contact", town.Contact)));
    }

    private static PublicSection? Section(PublicPart part, PublicSources sources, PublicRules rules) => part switch
    {
        PublicPart.Events => PublicEvents.Of(sources),
        PublicPart.Materials => PublicMaterials.Of(sources),
        PublicPart.Practices => PublicPractices.Of(sources),
        PublicPart.Documents => PublicDocuments.Of(sources),
        PublicPart.Figures => PublicFigures.Of(sources, rules.Figures),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
