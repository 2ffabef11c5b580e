using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>Names of what can be entered about an event, and when.</summary>
internal static class EventFields
{
    public const string Title = "title";
    public const string Kind = "kind";
    public const string Start = "start";
    public const string Length = "length";
    public const string Place = "place";
    public const string Seats = "seats";
    public const string Subjects = "subjects";
    public const string Areas = "areas";
    public const string About = "about";
    public const string Programme = "programme";
    public const string Report = "report";

    /// <summary>A new time for a published event.</summary>
    public const string Move = "move";

    /// <summary>The reason of a cancellation.</summary>
    public const string Cancel = "cancel";

    /// <summary>The button of a field on the card.</summary>
    public static string Key(string field) => "f." + field;

    public static string Name(Situation s, string field) => s.Text("desk-field." + field);

    /// <summary>Fields without which a draft cannot be published, in the order asked.</summary>
    public static IEnumerable<string> Missing(EventRow row) => new (string Field, bool There)[]
    {
        (Title, row.Title.Length > 0),
        (Kind, row.Kind.Length > 0),
        (Start, row.StartsAt is not null),
        (Length, row.EndsAt is not null),
        (Place, row.Place.Length > 0 || row.Link is not null),
    }.Where(f => !f.There).Select(f => f.Field);

    /// <summary>What of an event may still be changed: a draft wholly, a published one without becoming another event.</summary>
    public static bool Editable(EventState e, string field, DateTimeOffset now) => e.Row.Status switch
    {
        EventStatus.Draft => field is Title or Kind or Start or Length or Place or Seats or Subjects or Areas or About,
        EventStatus.Cancelled => false,
        _ => field switch
        {
            Move or Place or Seats or About => now < e.StartsAt,
            Cancel => now < e.EndsAt,
            Programme or Report => true,
            _ => false,
        },
    };
}
