using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Routes;

namespace TeacherBot.Tests.Properties;

/// <summary>The route of one walker, in memory.</summary>
internal sealed class WalkRoutes(bool hasOne)
{
    private static readonly DateTimeOffset Autumn = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly HashSet<(string Instrument, string Item)> met = [];

    // Two months old, so that its areas can be checked.
    private Route? route = !hasOne ? null : new Route(
        "old", RouteStatus.Active, Autumn, [new(1, "MAT1", 1, RouteAction.Practicum, new(2026, 12, 20)) { MeasuredAt = Autumn }, new(2, "MAT6", null, RouteAction.SelfStudy, new(2027, 1, 20))])
    { ConfirmedAt = Autumn };

    public object? Answer(Query query, IEnumerable<Attempt> attempts) => query switch
    {
        MyRoute => route,
        MetItemsOf of => new MetItems(
            [.. attempts.Where(a => a.Instrument.Id == of.Instrument).SelectMany(a => a.Responses.Keys.Select(i => new MetItem(a.Instrument, i)))],
            [.. met.Where(c => c.Instrument == of.Instrument).Select(c => c.Item)]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Apply(RouteEffect effect)
    {
        switch (effect)
        {
            case SaveRoute save:
                Assert.InRange(save.Route.Steps.Length, 1, Route.MostSteps);
                Assert.Distinct(save.Route.Steps.Select(s => s.Number));
                Assert.True(route is null || route.Id == save.Route.Id || !route.IsOpen, "A second route beside an open one.");
                Assert.True(route?.Id != save.Route.Id || save.Route.Status >= route.Status, "A route went back.");
                route = save.Route;
                break;
            case DropRoute gone:
                Assert.Equal((gone.Id, RouteStatus.Draft), (route?.Id, route?.Status));
                route = null;
                break;
            case MeetItem item:
                Assert.True(met.Add((item.Instrument, item.Item)), "A check asked a question again.");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
