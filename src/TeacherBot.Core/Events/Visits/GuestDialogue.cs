using System.Security.Cryptography;
using System.Text;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Events;

/// <summary>
/// Somebody without a profile, from this or another municipality, for one event: a short consent on its own screen, and nothing kept
/// but the address and the registration, until a week after the event.
/// </summary>
internal static class GuestDialogue
{
    private const int TextVersion = 1;

    /// <summary>Kind of the consent in the log.</summary>
    public static string ConsentTo(string id) => "event." + id;

    public static Step Show(Situation s, AgreeingToEvent screen) => EventLookup.Of(s, screen.Event, e => s.Page()
        .Heading("guest.title")
        .Raw(Deliveries.ParagraphKind.Prose, Words(s, e), Content.Privacy.Neutral)
        .Button("agree", "consent.button-agree")
        .Button("back", "consent.button-refuse")
        .Show());

    public static Step On(Situation s, AgreeingToEvent screen) => s.Inbound.Body switch
    {
        Conversations.Pressed { Key: "agree" } => EventLookup.Of(s, screen.Event, e => Agreed(s, screen, e)),
        Conversations.Pressed => s.Go(new EventView(screen.Event)),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Step Agreed(Situation s, AgreeingToEvent screen, EventState e)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Words(s, e))));
        var agreed = s.Do(new RecordConsent(ConsentTo(e.Id), TextVersion, hash, e.Row.Municipality));
        agreed = agreed.At(agreed.State.Replace(new EventView(e.Id)));
        return screen.Code.Length > 0 ? AttendanceDialogue.Enter(agreed, screen.Code) : EventDialogue.Register(agreed, e);
    }

    private static string Words(Situation s, EventState e)
    {
        var town = EventLookup.Town(s, e.Row);
        return s.Text("guest.consent", ("title", e.Row.Title), ("operator", town?.Operator ?? ""), ("contact", town?.Contact ?? ""));
    }
}
