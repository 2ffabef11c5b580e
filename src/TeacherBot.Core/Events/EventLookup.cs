using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Events;

/// <summary>Finds an event for a dialogue, and says its times and rules in the words every dialogue uses.</summary>
internal static class EventLookup
{
    /// <summary>Asks what is not known yet; an event that is nowhere leads back with a word about it.</summary>
    public static Step Of(Situation s, string id, Func<EventState, Step> then) =>
        !s.Facts.Has(new EventOf(id), out var facts) ? new Ask(new EventOf(id))
        : EventState.Of(s.Catalog, id, facts) is { } found ? then(found)
        : s.Noting("events.gone").Pop();

    /// <summary><see cref="Of"/> for a button or a code that comes from elsewhere: the screen the person is on stays.</summary>
    public static Step Beside(Situation s, string id, Func<EventState, Step> then) =>
        !s.Facts.Has(new EventOf(id), out var facts) ? new Ask(new EventOf(id))
        : EventState.Of(s.Catalog, id, facts) is { } found ? then(found)
        : s.Hint("events.gone");

    /// <summary>Shows the event above whatever the person is doing, never twice above itself.</summary>
    public static Step Open(Situation s, string id) =>
        s.State.Active is EventView view && view.Event == id ? s.Go(view) : Ground(s).Push(new EventView(id));

    /// <summary>What an event opens above. Of a guest only the first screen is worth keeping: a pile of events must not push it out.</summary>
    public static Situation Ground(Situation s) => s.Person.Status == PersonStatus.Guest
        ? s.At(s.State.Reset(s.State.Paused.Append(s.State.Active).OfType<Welcome>().LastOrDefault() ?? new Welcome()))
        : s;

    public static Municipality? Town(Situation s, EventRow row) => s.Catalog.Municipalities.GetValueOrDefault(row.Municipality);

    /// <summary>Date and time on the clock of the place where the event is.</summary>
    public static string When(Situation s, EventRow row) =>
        row.StartsAt is { } at ? RussianDate.Full(at, Town(s, row)?.TimeZone) : s.Text("events.no-time");

    public static string At(Situation s, EventRow row, DateTimeOffset at) => RussianDate.Full(at, Town(s, row)?.TimeZone);

    /// <summary>Whose hours and days off count for a message about the event: the person's own town, or the event's for a guest.</summary>
    public static Municipality? Hours(Situation s, EventRow row) => s.Municipality ?? Town(s, row);

    /// <summary>May take part without more ado: has a profile, or agreed to be kept for this event.</summary>
    public static bool MayTakePart(Situation s, string id) =>
        s.Person.Status == PersonStatus.Active || s.Person.Consents.ContainsKey(GuestDialogue.ConsentTo(id));

    public static Choice Action(Situation s, string verb, string id, string label) =>
        s.Page().Choice(verb + "." + id, label) with { Kind = ChoiceKind.Action };

    /// <summary>Hours of the event as a certificate counts them: «2», «1,5».</summary>
    public static string HoursLong(EventRow row)
    {
        var halves = (int)Math.Max(1, Math.Round(((row.EndsAt - row.StartsAt) ?? TimeSpan.Zero).TotalHours * 2, MidpointRounding.AwayFromZero));
        return (halves / 2m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',');
    }
}
