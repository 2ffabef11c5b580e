using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.Segments;

/// <summary>Every name a sender of this scope may use, out of the catalogue. Names of other municipalities are unknown here.</summary>
internal sealed class SegmentNames(Catalog catalog, SegmentScope scope)
{
    private readonly Municipality town = catalog.Municipalities[scope.Municipality];

    public NameList Instruments => NameList.Of(catalog.Instruments.Select(i => (i.Id, i.Title, ImmutableArray<string>.Empty)));

    public NameList Events => NameList.Of(catalog.Events
        .Where(e => e.Municipality == scope.Municipality)
        .Select(e => (e.Id, e.Title, Named(e))));

    public NameList Areas => NameList.Of(catalog.Areas.Values
        .OrderBy(a => a.Code, StringComparer.Ordinal)
        .Select(a => (a.Code, a.Title, ImmutableArray.Create(a.Short))));

    public NameList Of(SegmentField field) => field switch
    {
        SegmentField.Subject => NameList.Of(catalog.Subjects.Select(s => (s.Id, Lower(s.Title), ImmutableArray<string>.Empty))),
        SegmentField.Cluster => NameList.Of(town.Clusters
            .Where(c => scope.Cluster is null || c.Id == scope.Cluster)
            .Select(c => (c.Id, c.Title, ImmutableArray<string>.Empty))),
        SegmentField.School => NameList.Of(town.Schools
            .Where(s => scope.Cluster is null || s.Cluster == scope.Cluster)
            .Select(s => (s.Id, s.Title, ImmutableArray<string>.Empty))),
        SegmentField.Status => Fixed(
            (StatusCodes.Low, "ШНРО"), (StatusCodes.Adverse, "ШНСУ"), (StatusCodes.Either, "ШНРО или ШНСУ"), (StatusCodes.Neither, "прочие")),
        SegmentField.Position => Fixed(("teacher", "учитель"), ("head", "руководитель"), ("other", "другое")),
        SegmentField.Subscription => Fixed(
            ("mailing.events", "мероприятия"), ("mailing.materials", "материалы"), ("mailing.news", "новости"), ("mailing.advertising", "реклама")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>True when some instrument measures mastery levels of the area: only then a need can be asked about.</summary>
    public bool HasLevels(string area) =>
        catalog.Instruments.Any(i => i.Kind == InstrumentKind.Levels && i.Areas.Any(a => a.Code == area));

    public Instrument Instrument(string id) => catalog.FindInstrument(id)!;

    public ContentArea Area(string code) => catalog.Areas[code];

    private static NameList Fixed(params (string Code, string Title)[] names) =>
        NameList.Of(names.Select(n => (n.Code, n.Title, ImmutableArray<string>.Empty)));

    // «Семинар 12 декабря» is how people call it; with the year it tells a yearly event from the last one.
    private ImmutableArray<string> Named(Event e)
    {
        var day = RussianDate.Day(e.StartsAt, town.TimeZone);
        return [$"{e.Title}, {day}", $"{e.Kind} {day}"];
    }

    private static string Lower(string title) => title.Length == 0 ? "" : char.ToLowerInvariant(title[0]) + title[1..];
}
