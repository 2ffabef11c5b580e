using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Events;

/// <summary>Events to come in one's municipality, nearest first.</summary>
internal static class EventDialogue
{
    private const int Listed = 8;

    public static Step Show(Situation s) => s.State.Active switch
    {
        EventList => ShowList(s),
        EventView view => ShowEvent(s, view),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (EventList, Pressed { Key: ['e', '.', .. var id] }) when s.Catalog.Events.Any(e => e.Id == id) => s.Push(new EventView(id)),
        (_, Pressed) => s.Pop(),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Turn ShowList(Situation s)
    {
        var coming = s.Catalog.Events
            .Where(e => e.Municipality == s.Person.Municipality && e.EndsAt > s.Context.Now)
            .OrderBy(e => e.StartsAt)
            .Take(Listed)
            .ToList();
        var page = coming.Count == 0 ? s.Page().Prose("events.none") : s.Page().Prose("events.coming");
        foreach (var coming1 in coming)
        {
            page.Raw(ParagraphKind.Bullet, $"{RussianDate.Full(coming1.StartsAt, s.Municipality?.TimeZone)}. {coming1.Title}", Privacy.Neutral)
                .Row(new Choice("e." + coming1.Id, coming1.Title));
        }

        return page.Back().Show();
    }

    private static Step ShowEvent(Situation s, EventView view)
    {
        if (s.Catalog.Events.FirstOrDefault(e => e.Id == view.Event) is not { } shown)
        {
            return s.Noting("events.gone").Pop();
        }

        var page = s.Page()
            .Raw(ParagraphKind.Heading, shown.Title, Privacy.Neutral)
            .Raw(ParagraphKind.Prose, shown.Annotation, Privacy.Neutral)
            .Bullet("events.kind", ("value", shown.Kind))
            .Bullet("events.when", ("value", RussianDate.Full(shown.StartsAt, s.Municipality?.TimeZone)))
            .When(shown.Place.Length > 0, p => p.Bullet("events.where", ("value", shown.Place)));
        if (shown.Link is { } link)
        {
            page.Row(new Choice(link, s.Text("events.button-link")) { Kind = ChoiceKind.Link });
        }

        return page.Back().Show();
    }
}
