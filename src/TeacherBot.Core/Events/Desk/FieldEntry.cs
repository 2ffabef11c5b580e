using System.Globalization;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>Reads what was typed into a field: the changed event, or the id of a hint that says what would be understood.</summary>
internal static class FieldEntry
{
    private const int LongestTitle = 120;
    private const int LongestText = 1000;
    private const int LongestLine = 200;
    private const int MostSeats = 10_000;

    public static (EventRow? Row, string? Hint) Read(Situation s, EventState e, string field, string typed) => field switch
    {
        EventFields.Title => Line(typed, LongestTitle, e.Row with { Title = OneLine(typed) }, "desk-hint.title"),
        EventFields.About => Line(typed, LongestText, e.Row with { Annotation = typed }, "desk-hint.about"),
        EventFields.Cancel => Line(typed, LongestLine, e.Row with { Status = EventStatus.Cancelled, Reason = OneLine(typed) }, "desk-hint.reason"),
        EventFields.Place => Where(e.Row, OneLine(typed)),
        EventFields.Start or EventFields.Move => Start(s, e.Row, typed, field),
        EventFields.Length => TypedWhen.Length(typed) is { } length ? (e.Row with { EndsAt = e.Row.StartsAt + length }, null) : (null, "desk-hint.length"),
        EventFields.Seats => Seats(e, typed),
        EventFields.Programme => Link(typed) is { } link ? (e.Row with { Programme = link }, null) : (null, "desk-hint.link"),
        EventFields.Report => Link(typed) is { } link ? (e.Row with { Report = link }, null) : (null, "desk-hint.link"),
        _ => (null, null),
    };

    private static (EventRow? Row, string? Hint) Line(string typed, int longest, EventRow row, string hint) =>
        typed.Length >= 2 && typed.Length <= longest && typed.Any(char.IsLetter) ? (row, null) : (null, hint);

    // An address makes it a meeting on the net; words are a place. Both may be given one after the other.
    private static (EventRow? Row, string? Hint) Where(EventRow row, string typed)
    {
        var changed = row.Status == EventStatus.Draft ? row : row with { Status = EventStatus.Moved };
        return Link(typed) is { } link ? (changed with { Link = link }, null)
            : Line(typed, LongestLine, changed with { Place = typed }, "desk-hint.place");
    }

    private static (EventRow? Row, string? Hint) Start(Situation s, EventRow row, string typed, string field)
    {
        var zone = EventLookup.Town(s, row) is { } town ? TimeZoneInfo.FindSystemTimeZoneById(town.TimeZone) : TimeZoneInfo.Utc;
        if (TypedWhen.Instant(typed, s.Context.Now, zone) is not { } start)
        {
            return (null, "desk-hint.start");
        }

        var moved = row with { StartsAt = start, EndsAt = start + (row.EndsAt - row.StartsAt) };
        return start <= s.Context.Now ? (null, "desk.in-the-past")
            : (field == EventFields.Move ? moved with { Status = EventStatus.Moved } : moved, null);
    }

    private static (EventRow? Row, string? Hint) Seats(EventState e, string typed) =>
        !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) || seats is < 1 or > MostSeats ? (null, "desk-hint.seats")
        : seats < e.Counts.Taken ? (null, "desk-hint.seats-taken")
        : (e.Row with { Capacity = seats }, null);

    private static string? Link(string typed) =>
        typed.Length <= LongestLine && Uri.TryCreate(typed, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || uri.Scheme == "http") && !typed.Contains(' ', StringComparison.Ordinal)
            ? typed
            : null;

    private static string OneLine(string typed) => string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
