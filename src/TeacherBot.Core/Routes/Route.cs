using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Events;

namespace TeacherBot.Core.Routes;

/// <summary>Where a route stands; the numbers are stored. Only active and closed ones are counted anywhere.</summary>
public enum RouteStatus
{
    /// <summary>Drafted by the bot, not yet the teacher's.</summary>
    Draft = 0,

    /// <summary>Confirmed by the teacher.</summary>
    Active = 1,

    /// <summary>Ended by the teacher.</summary>
    Closed = 2,
}

/// <summary>What a teacher does in a step; the numbers are stored.</summary>
public enum RouteAction
{
    Course = 0,
    Internship = 1,
    Practicum = 2,
    Webinar = 3,
    Council = 4,
    Visit = 5,
    Mentor = 6,
    SelfStudy = 7,
    Exchange = 8,
}

/// <summary>A short check of a step's area with questions the person has not seen. No level is made of it, and nothing is taken off any count (ruling R10).</summary>
/// <param name="Right">Right responses, of so many questions.</param>
public sealed record RouteCheck(int Right, int Of, DateTimeOffset At);

/// <summary>A check that was begun: it can be left at any question.</summary>
/// <param name="Items">Ids of its questions.</param>
/// <param name="Place">Of the next one, from 0.</param>
/// <param name="Right">Right so far.</param>
public sealed record RouteCheckBegun(ImmutableArray<string> Items, int Place, int Right);

/// <summary>One step of a route.</summary>
/// <param name="Number">From 1; stays its own when others go.</param>
/// <param name="Level">0 to 3 when the route was drafted; null where nothing was measured, as in a self-rating.</param>
/// <param name="Due">On the calendar of the municipality.</param>
public sealed record RouteStep(int Number, string Area, int? Level, RouteAction Action, DateOnly Due)
{
    /// <summary>Most UTF-16 units of anything typed about a step or a route.</summary>
    public const int LongestText = 600;

    /// <summary>When the area was measured: a check waits sixty days from then. Null where it was not.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>Id of an event that is the step; having been there ends it.</summary>
    public string? Event { get; init; }

    /// <summary>Its title when it was chosen.</summary>
    public string? EventTitle { get; init; }

    /// <summary>Id of a material to work with.</summary>
    public string? Material { get; init; }

    /// <summary>What is to be learnt, in the teacher's words; null means the usual words.</summary>
    public string? Goal { get; init; }

    /// <summary>When it was done, as the teacher says or the list of those who came to the event.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>What came of it and where it was shown, in the teacher's words.</summary>
    public string? Product { get; init; }

    public RouteCheck? Check { get; init; }

    /// <summary>Null unless a check was begun and not ended.</summary>
    public RouteCheckBegun? Begun { get; init; }

    /// <summary>The step is this event and ends on its day.</summary>
    /// <param name="zone">Of the municipality.</param>
    internal RouteStep At(EventRow coming, string zone) => this with
    {
        Event = coming.Id,
        EventTitle = coming.Title,
        Due = DateOnly.FromDateTime(RussianDate.In(coming.EndsAt ?? coming.StartsAt!.Value, zone).DateTime),
    };
}

/// <summary>An individual route of a teacher (ИОМ): voluntary, seen by nobody else.</summary>
public sealed record Route(string Id, RouteStatus Status, DateTimeOffset CreatedAt, ImmutableArray<RouteStep> Steps)
{
    public const int MostSteps = 5;

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What changed in the lessons, in the teacher's words; null until the end, or when there was nothing to say.</summary>
    public string? Reflection { get; init; }

    public bool IsOpen => Status != RouteStatus.Closed;

    /// <summary>Steps by their days, as they are shown.</summary>
    public IEnumerable<RouteStep> ByDay => Steps.OrderBy(step => step.Due).ThenBy(step => step.Number);

    public RouteStep? Find(int number) => Steps.FirstOrDefault(step => step.Number == number);

    /// <summary>With a step in place of the one of its number.</summary>
    public Route With(RouteStep step) => this with { Steps = [.. Steps.Select(s => s.Number == step.Number ? step : s)] };
}

/// <summary>The newest route of this person; null while there is none. An event that was attended has ended its step.</summary>
public sealed record MyRoute : Query<Route?>;

/// <summary>A thing done to one's own route. A closed family.</summary>
public abstract record RouteEffect : Effect;

/// <summary>Writes a route as it is now, a new one or a changed one. Somebody else's is not touched.</summary>
public sealed record SaveRoute(Route Route) : RouteEffect;

/// <summary>A draft or a route nobody needs any more is gone.</summary>
public sealed record DropRoute(string Id) : RouteEffect;

/// <summary>Routes as they are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Route))]
public sealed partial class RouteJson : JsonSerializerContext;
