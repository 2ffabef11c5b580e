using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>What is known of practices once an effect is written.</summary>
internal static class PracticeFacts
{
    public static Facts After(Facts facts, PracticeEffect effect, DateTimeOffset now)
    {
        var query = new PracticeOf(effect.Id);
        if (effect is DraftPractice draft)
        {
            var made = new Practice(draft.Id, draft.Municipality, PracticeStatus.Draft, new PracticeCard(draft.Title)) { IsMine = true, CreatedAt = now };
            return Listed(facts.With(query, made), made);
        }

        if (!facts.Has(query, out var known) || known is null)
        {
            return facts;
        }

        var changed = After(known, effect, now);
        return changed is null ? Unlisted(facts.With(query, null), effect.Id) : Listed(facts.With(query, changed), changed);
    }

    private static Practice? After(Practice p, PracticeEffect effect, DateTimeOffset now) => effect switch
    {
        ChangePractice change => p with { Card = change.Card },
        SubmitPractice => p with { Status = PracticeStatus.Submitted, SubmittedAt = now, Card = p.Card with { Remarks = null } },
        WithdrawPractice => p with { Status = PracticeStatus.Withdrawn, PublishedAt = null },
        DropPractice => null,
        NamePractice name => p with { IsNamed = name.IsNamed, Author = name.IsNamed ? p.Author : null, School = name.IsNamed ? p.School : null },
        ReturnPractice back => p with { Status = PracticeStatus.Returned, PublishedAt = null, Card = p.Card with { Remarks = back.Remarks } },
        PublishPractice => p with { Status = PracticeStatus.Published, PublishedAt = now },
        PlacePractice place => p with { Card = p.Card with { AtlasUrl = place.AtlasUrl } },
        LikePractice like when like.IsLiked != p.IsLiked => p with { IsLiked = like.IsLiked, Likes = p.Likes + (like.IsLiked ? 1 : -1) },
        _ => p,
    };

    private static Facts Listed(Facts facts, Practice p)
    {
        var line = new PracticeLine(p.Id, p.Status, p.Card.Title) { IsNamed = p.IsNamed };
        return p.IsMine ? Lines(facts, new MyPractices(), mine => mine.Any(x => x.Id == p.Id) ? [.. mine.Select(x => x.Id == p.Id ? line : x)] : mine.Insert(0, line))
            : Town(
                Lines(facts, new PracticesToRead(), all => p.Status == PracticeStatus.Submitted ? all : all.RemoveAll(x => x.Id == p.Id)),
                all => p.Status != PracticeStatus.Published ? all.RemoveAll(x => x.Id == p.Id) : all.Any(x => x.Id == p.Id) ? [.. all.Select(x => x.Id == p.Id ? p : x)] : all.Insert(0, p));
    }

    private static Facts Unlisted(Facts facts, string id) => Lines(facts, new MyPractices(), mine => mine.RemoveAll(x => x.Id == id));

    private static Facts Lines(Facts facts, Query<ImmutableArray<PracticeLine>> query, Func<ImmutableArray<PracticeLine>, ImmutableArray<PracticeLine>> change) =>
        facts.Has(query, out var lines) ? facts.With(query, change(lines)) : facts;

    private static Facts Town(Facts facts, Func<ImmutableArray<Practice>, ImmutableArray<Practice>> change) =>
        facts.Has(new PracticesOfTown(), out var all) ? facts.With(new PracticesOfTown(), change(all)) : facts;
}
