using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Events;

/// <summary>Buttons under messages about events; what they do is settled by where the person stands, not by when they are pressed.</summary>
public static class EventActions
{
    /// <summary>Opens an event.</summary>
    public const string Open = "ev-open";

    /// <summary>«Беру место».</summary>
    public const string Take = "ev-take";

    /// <summary>«Не смогу».</summary>
    public const string Leave = "ev-leave";

    private const string Mark = "ev-mark";

    internal static Choice MarkChoice(string id, int mark)
    {
        var digit = mark.ToString(CultureInfo.InvariantCulture);
        return new(Mark + digit + "." + id, digit) { Kind = ChoiceKind.Action };
    }

    /// <summary>Null when the action is about something else.</summary>
    internal static Step? On(Situation s, ActionPressed action) => action.Verb switch
    {
        _ when !action.Verb.StartsWith("ev-", StringComparison.Ordinal) || s.Person.Status == PersonStatus.Withdrawn => null,
        Open => EventLookup.Open(s, action.Object),
        Take => EventLookup.Beside(s, action.Object, e => e.Mine?.Status is RegistrationStatus.Offered or RegistrationStatus.Registered
            ? EventDialogue.Register(s, e)
            : EventLookup.Open(s.Noting("event-offer.gone"), e.Id)),
        Leave => EventLookup.Beside(s, action.Object, e => EventDialogue.Leave(s, e)),
        { Length: 8 } marked when marked.StartsWith(Mark, StringComparison.Ordinal) && marked[^1] is >= '1' and <= '5' => EventLookup.Beside(s, action.Object, e => FeedbackDialogue.Given(s, e, marked[^1] - '0')),
        _ => null,
    };
}
