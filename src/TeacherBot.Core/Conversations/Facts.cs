using System.Collections.Immutable;
using TeacherBot.Core.Attempts;

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
        StartAttempt start => With(new AttemptOf(start.Attempt.Id), start.Attempt),
        SaveResponse save => Patch(new AttemptOf(save.Attempt), a => a.With(save.Response)),
        CloseArea close => Patch(new AttemptOf(close.Attempt), a => a with { Closed = a.Closed.Add(close.Result.Area) }),
        CompleteAttempt complete => Patch(new AttemptOf(complete.Attempt), a => a with { Status = AttemptStatus.Completed, CompletedAt = now })
            .Forget(new OpenAttempts()),
        AbandonAttempt => Forget(new OpenAttempts()),
        StartAnonymous start => With(
            new AnonymousAttemptOf(start.Token),
            new Attempt(start.Token, start.Instrument, [Attempt.Whole], 0, now)),
        SaveAnonymousResponse save => Patch(
            new AnonymousAttemptOf(save.Token), a => a.With(save.Response)),
        SetName name => With(new NameOf(), name.Name),
        _ => this,
    };

    private Facts Forget(Query query) => new(Known.Remove(query));

    private Facts Patch(Query<Attempt?> query, Func<Attempt, Attempt> change) =>
        Has(query, out var attempt) && attempt is not null ? With(query, change(attempt)) : this;
}
