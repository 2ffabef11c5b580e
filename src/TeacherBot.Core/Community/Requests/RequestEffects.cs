using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>One request; null when there is none, or somebody else still writes it.</summary>
public sealed record RequestOf(string Id) : Query<SupportRequest?>;

/// <summary>What this person asked for, drafts too, the newest first; at most 20.</summary>
public sealed record MyRequests : Query<ImmutableArray<RequestLine>>;

/// <summary>Requests of others in a municipality: those that wait, the oldest first, then the accepted ones; at most 40 of each.</summary>
public sealed record RequestsToDecide(string Municipality) : Query<ImmutableArray<RequestLine>>;

/// <summary>A thing done to a request. The store checks again that the person is whom it takes.</summary>
public abstract record RequestEffect(string Id) : Effect;

/// <summary>Begins a request.</summary>
public sealed record DraftRequest(string Id, string Municipality, RequestKind Kind, string? School) : RequestEffect(Id);

/// <summary>What was chosen so far, of a draft.</summary>
public sealed record SetRequest(string Id, RequestForm Form) : RequestEffect(Id);

/// <summary>Keeps something typed: by the asker in a draft, or in the record of a visit.</summary>
/// <param name="Field">A <see cref="RequestWord"/>.</param>
public sealed record WriteRequest(string Id, string Field, string Text) : RequestEffect(Id);

/// <summary>Puts a draft into the queue; whoever decides is told.</summary>
public sealed record SendRequest(string Id) : RequestEffect(Id);

/// <summary>Takes it back before it was held; once accepted, the one who decided is told.</summary>
public sealed record WithdrawRequest(string Id) : RequestEffect(Id);

/// <summary>Accepts or declines; the asker is told. Until it is held, a decision may be another one.</summary>
/// <param name="Planned">Day of a visit.</param>
/// <param name="Reason">Null when accepted.</param>
public sealed record DecideRequest(string Id, bool Accepts, DateOnly? Planned, string? Reason) : RequestEffect(Id);

/// <summary>It was done; the asker is told. Twice means: decide again.</summary>
/// <param name="Day">Of a visit.</param>
public sealed record HoldRequest(string Id, DateOnly? Day) : RequestEffect(Id);

/// <summary>The record was mended after the school's remark, which goes; the school is asked again.</summary>
public sealed record CorrectVisit(string Id, DateOnly Day) : RequestEffect(Id);

/// <summary>The school's word on the record of a visit; the one who wrote it is told.</summary>
/// <param name="Remark">Empty when it was so.</param>
public sealed record AnswerVisit(string Id, string Remark) : RequestEffect(Id);

/// <summary>What is known of requests once an effect is written.</summary>
internal static class RequestFacts
{
    public static Facts After(Facts facts, RequestEffect effect, DateTimeOffset now)
    {
        var query = new RequestOf(effect.Id);
        var listed = Listed(facts, effect);
        if (effect is DraftRequest draft)
        {
            return listed.With(query, new SupportRequest(draft.Id, draft.Municipality, draft.Kind, RequestStatus.Draft, draft.School, new()) { IsMine = true, AskedAt = now });
        }

        return listed.Has(query, out var known) && known is not null ? listed.With(query, After(known, effect, now)) : listed;
    }

    private static SupportRequest? After(SupportRequest r, RequestEffect effect, DateTimeOffset now) => effect switch
    {
        SetRequest set => r with { Form = set.Form },
        WriteRequest write => r with { Words = r.Words.SetItem(write.Field, write.Text) },
        SendRequest => r with { Status = RequestStatus.Waiting, AskedAt = now },
        WithdrawRequest => r.Status == RequestStatus.Accepted ? r with { Status = RequestStatus.Withdrawn, Words = r.Words.Clear() } : null,
        DecideRequest { Accepts: true } decided => r with { Status = RequestStatus.Accepted, Planned = decided.Planned, Words = r.Words.Remove(RequestWord.Reason) },
        DecideRequest decided => r with { Status = RequestStatus.Declined, Planned = null, Words = r.Words.SetItem(RequestWord.Reason, decided.Reason ?? "") },
        HoldRequest held => r with { Status = RequestStatus.Held, Planned = held.Day ?? r.Planned },
        CorrectVisit mended => r with { Planned = mended.Day, Words = r.Words.Remove(RequestWord.Remark) },
        AnswerVisit answered => r with { Words = r.Words.SetItem(RequestWord.Remark, answered.Remark) },
        _ => r,
    };

    private static Facts Listed(Facts facts, RequestEffect effect) => facts.Known.Keys.OfType<Query<ImmutableArray<RequestLine>>>().Where(q => q is MyRequests or RequestsToDecide).Aggregate(
        facts,
        (known, query) => known.Has(query, out var lines) ? known.With(query, After(lines, effect)) : known);

    private static ImmutableArray<RequestLine> After(ImmutableArray<RequestLine> lines, RequestEffect effect) => effect switch
    {
        SendRequest => With(lines, effect.Id, RequestStatus.Waiting),
        DecideRequest decided => With(lines, effect.Id, decided.Accepts ? RequestStatus.Accepted : RequestStatus.Declined),
        HoldRequest => With(lines, effect.Id, RequestStatus.Held),
        WithdrawRequest => [.. lines.Where(l => l.Id != effect.Id || l.Status == RequestStatus.Accepted).Select(l => l.Id == effect.Id ? l with { Status = RequestStatus.Withdrawn } : l)],
        _ => lines,
    };

    private static ImmutableArray<RequestLine> With(ImmutableArray<RequestLine> lines, string id, RequestStatus status) =>
        [.. lines.Select(l => l.Id == id ? l with { Status = status } : l)];
}
