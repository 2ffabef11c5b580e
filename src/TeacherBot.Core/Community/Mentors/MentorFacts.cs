using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>What is known of mentors once an effect is written.</summary>
internal static class MentorFacts
{
    public static Facts After(Facts facts, MentorEffect effect, DateTimeOffset now) => effect switch
    {
        SaveMentorCard save => facts.With(new MyMentorCard(), save.Card),
        OfferMentorCard => Card(facts, effect.Id, card => card with { Status = MentorCardStatus.Offered }),
        EndMentorCard => Card(Alone(facts, effect.Id), effect.Id, _ => null),
        ConfirmMentorCard confirm => Card(facts, effect.Id, card => card with { Status = MentorCardStatus.Confirmed, Order = confirm.Order, From = confirm.From, Until = confirm.Until }),
        AskMentor ask => Added(facts, new MentorPair(ask.Id, ask.Municipality, ask.Subject, ask.Area, MentorPairStatus.Asked, false) { AskedAt = now }),
        MarkRouteStep mark when facts.Has(new MentoredMarksOf(mark.Id), out var marks) =>
            facts.With(new MentoredMarksOf(mark.Id), marks with { Marks = marks.Marks.SetItem(mark.Step, now) }),
        _ when facts.Has(new MentorPairOf(effect.Id), out var pair) && pair is not null => Changed(facts, After(pair, effect, now)),
        _ => facts,
    };

    private static Facts Card(Facts facts, string id, Func<MentorCard, MentorCard?> change)
    {
        var mine = facts.Has(new MyMentorCard(), out var card) && card?.Id == id ? facts.With(new MyMentorCard(), change(card)) : facts;
        return mine.Known.Keys.OfType<MentorDeskOf>().Aggregate(mine, (known, desk) => known.Has(desk, out var lines)
            ? known.With(desk, lines.Select(l => l.Card.Id != id ? l : change(l.Card) is { } changed ? l with { Card = changed } : null).OfType<MentorLine>().ToImmutableArray())
            : known);
    }

    // With one's own card end the pairs one was the mentor of.
    private static Facts Alone(Facts facts, string id) => facts.Has(new MyMentorCard(), out var card) && card?.Id == id && facts.Has(new MyMentorPairs(), out var mine)
        ? facts.With(new MyMentorPairs(), mine.RemoveAll(p => p.IsMentor)) : facts;

    private static Facts Added(Facts facts, MentorPair pair)
    {
        var known = facts.With(new MentorPairOf(pair.Id), pair);
        return known.Has(new MyMentorPairs(), out var mine) ? known.With(new MyMentorPairs(), mine.Insert(0, pair)) : known;
    }

    private static Facts Changed(Facts facts, MentorPair pair)
    {
        var known = facts.With(new MentorPairOf(pair.Id), pair);
        return known.Has(new MyMentorPairs(), out var mine)
            ? known.With(new MyMentorPairs(), mine.Select(p => p.Id == pair.Id ? pair : p).Where(p => p.IsOpen).ToImmutableArray())
            : known;
    }

    private static MentorPair After(MentorPair pair, MentorEffect effect, DateTimeOffset now) => effect switch
    {
        AnswerMentee { Agrees: true } => pair with { Status = MentorPairStatus.Active, BeganAt = now },
        AnswerMentee => pair with { Status = MentorPairStatus.Declined },
        EndMentorPair => pair with { Status = MentorPairStatus.Ended, Opened = Opened.None },
        ExpireMentorPair => pair with { Status = MentorPairStatus.Expired, Opened = Opened.None },
        OpenToMentor open => pair with { Opened = open.Opened },
        AgreeToRoute agree => pair with { AgreedRoute = agree.Route, AgreedAt = now },
        NoteMentoring note => pair with { Notes = pair.Notes.Add(new(pair.Notes.IsEmpty ? 1 : pair.Notes[^1].Number + 1, now, note.Minutes, note.Text)) },
        _ => pair,
    };
}
