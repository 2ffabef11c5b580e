using System.Collections.Immutable;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Broadcasts;

namespace TeacherBot.Core.Conversations;

/// <summary>Answers to the queries of this turn, kept up with the effects decided so far.</summary>
public sealed record Facts(ImmutableDictionary<Query, object?> Known)
{
    public static readonly Facts None = new(ImmutableDictionary<Query, object?>.Empty);

    /// <summary>True with the answer when it is known; false means: return <see cref="Ask"/> with this query.</summary>
    public bool Has<T>(Query<T> query, out T answer)
    {
        if (Known.TryGetValue(query, out var known))
        {
            answer = (T)known!;
            return true;
        }

        answer = default!;
        return false;
    }

    public Facts With(Query query, object? answer) => new(Known.SetItem(query, answer));

    /// <summary>The facts as they will be once the effect is written.</summary>
    public Facts After(Effect effect, DateTimeOffset now) => effect switch
    {
        StartAttempt start => With(new AttemptOf(start.Attempt.Id), start.Attempt).Change(new OpenAttempts(), open => open.Insert(0, start.Attempt)),
        SaveResponse save => Patch(new AttemptOf(save.Attempt), a => a.With(save.Response)),
        CloseArea close => Patch(new AttemptOf(close.Attempt), a => a with { Closed = a.Closed.Add(close.Result.Area) }),
        CompleteAttempt complete => Completed(complete.Attempt, now),
        StartAnonymous start => With(
            new AnonymousAttemptOf(start.Token),
            new Attempt(start.Token, start.Instrument, [Attempt.Whole], 0, now)),
        SaveAnonymousResponse save => Patch(
            new AnonymousAttemptOf(save.Token), a => a.With(save.Response)),
        EndAnonymous end => With(new AnonymousAttemptOf(end.Token), null),
        SaveDraft save => With(new BroadcastOf(save.Draft.Id), save.Draft),
        BroadcastEffect broadcast => Change(new BroadcastOf(broadcast.Broadcast), b => b?.After(broadcast)),
        SetName name => With(new NameOf(), name.Name),
        RenewSchoolCode renew => Change(new SchoolCodes(), codes => codes.Add(new(renew.Municipality, renew.School, renew.Was, renew.Code, now))),
        ScheduleSignal planned => Change(new Reports.IsPlanned(planned.Unique), _ => true),
        CancelSignal cancelled => Change(new Reports.IsPlanned(cancelled.Unique), _ => false),
        Reports.AddSupportAct add => Change(new Reports.SupportActsOf(add.Act.Day.Year), all => [.. all, add.Act with { Number = all.IsEmpty ? 1 : all.Max(a => a.Number) + 1 }]),
        Reports.DropSupportAct drop => Change(new Reports.SupportActsOf(drop.Year), all => all.RemoveAll(a => a.Number == drop.Number)),
        Reports.SetIndicator set => Change(
            new Reports.IndicatorFactsOf(set.Year), all => set.Fact is { } fact ? [.. all.Where(f => f.Code != set.Code), fact] : [.. all.Where(f => f.Code != set.Code)]),
        Reports.AddRecommendation add => Change(new Reports.RecommendationsOf(add.Campaign), all => all.Contains(add.Recommendation) ? all : all.Add(add.Recommendation)),
        Reports.DropRecommendation drop => Change(new Reports.RecommendationsOf(drop.Campaign), all => all.Remove(drop.Recommendation)),
        Campaigns.CampaignEffect campaign => Campaigns.CampaignFacts.After(this, campaign, now),
        Routes.RouteEffect route => Routes.RouteFacts.After(this, route),
        Events.EventEffect change => Events.EventChanges.After(this, change, now),
        _ => Community.CommunityFacts.After(this, effect, now),
    };

    // What the store would say is what it says before this effect: lists are therefore kept up here, whenever they are asked.
    private Facts Completed(string id, DateTimeOffset now)
    {
        var patched = Patch(new AttemptOf(id), a => a with { Status = AttemptStatus.Completed, CompletedAt = now })
            .Change(new OpenAttempts(), open => open.RemoveAll(a => a.Id == id));
        return patched.Has(new AttemptOf(id), out var attempt) && attempt is not null
            ? patched.Change(new CompletedAttempts(), all => all.Any(a => a.Id == id) ? all : all.Insert(0, attempt))
            : patched;
    }

    private Facts Change<T>(Query<T> query, Func<T, T> change) => Has(query, out var answer) ? With(query, change(answer)) : this;

    private Facts Patch(Query<Attempt?> query, Func<Attempt, Attempt> change) =>
        Has(query, out var attempt) && attempt is not null ? With(query, change(attempt)) : this;
}
