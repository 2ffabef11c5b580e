using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Routes;

/// <summary>What is known of a route once an effect is written.</summary>
internal static class RouteFacts
{
    public static Facts After(Facts facts, RouteEffect effect) => effect switch
    {
        SaveRoute save => Unmarked(facts, save.Route).With(new MyRoute(), save.Route),
        DropRoute => facts.With(new MyRoute(), null),
        MeetItem met when facts.Has(new MetItemsOf(met.Instrument), out var all) && !all.Checked.Contains(met.Item) => facts.With(new MetItemsOf(met.Instrument), all with { Checked = all.Checked.Add(met.Item) }),
        _ => facts,
    };

    // Of a new route nobody has said anything.
    private static Facts Unmarked(Facts facts, Route saved) =>
        facts.Has(new MyRoute(), out var before) && before?.Id != saved.Id ? facts.With(new Community.MyRouteMentor(), Community.RouteMentor.None) : facts;
}
