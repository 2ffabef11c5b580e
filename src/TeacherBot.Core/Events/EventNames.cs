using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Events;

/// <summary>Events made or changed in the bot beside those of the folder, for whatever reads their names.</summary>
public static class EventNames
{
    /// <summary>The catalogue with what is true now of the events of this municipality; drafts and cancelled ones are no names.</summary>
    public static Catalog With(Catalog catalog, string municipality, ImmutableArray<EventRow> rows) => catalog with
    {
        Events =
        [
            .. catalog.Events.Where(e => e.Municipality != municipality),
            .. EventRow.All(catalog, municipality, rows).Where(r => r.IsOn && r.IsComplete).Select(Named),
        ],
    };

    private static Event Named(EventRow row) => new(row.Id, row.Municipality, row.Kind, row.Title, row.StartsAt!.Value, row.EndsAt!.Value, row.Place)
    {
        Link = row.Link,
        Areas = row.Areas,
        Subjects = row.Subjects,
        Capacity = row.Capacity,
        Annotation = row.Annotation,
    };
}
