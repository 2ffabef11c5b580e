using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>What is known of consultations once an effect is written.</summary>
internal static class ConsultationFacts
{
    public static Facts After(Facts facts, ConsultationEffect effect, DateTimeOffset now)
    {
        var query = new ConsultationOf(effect.Id);
        if (effect is DraftConsultation draft)
        {
            var made = new Consultation(draft.Id, draft.Municipality, draft.Subject, draft.Area, ConsultationStatus.Draft) { Party = ConsultationParty.Asker, AskedAt = now, IsToMentor = draft.Mentoring is not null };
            return facts.With(query, made.Said(draft.Text));
        }

        var listed = effect switch
        {
            TransferConsultation => Relist(facts, effect.Id, null),
            DropConsultation => Without(facts, effect.Id),
            ReleaseConsultation => Relist(facts, effect.Id, ConsultationStatus.Waiting),
            ClaimConsultation => Relist(facts, effect.Id, ConsultationStatus.Claimed),
            _ => facts,
        };
        return listed.Has(query, out var known) && known is not null ? listed.With(query, After(known, effect)) : listed;
    }

    private static Facts Without(Facts facts, string id) =>
        facts.Has(new MyConsultations(), out var mine) ? facts.With(new MyConsultations(), mine.RemoveAll(line => line.Id == id)) : facts;

    private static Facts Relist(Facts facts, string id, ConsultationStatus? status) => facts.Known.Keys.OfType<ConsultationsToAnswer>().Aggregate(
        facts,
        (known, query) => known.Has(query, out var lines) ? known.With(query, lines.Where(line => line.Id != id || status is not null).Select(line => line.Id == id ? line with { Status = status!.Value } : line).ToImmutableArray()) : known);

    private static Consultation? After(Consultation c, ConsultationEffect effect) => effect switch
    {
        SetConsultation set => c with { Subject = set.Subject, IsNamed = set.IsNamed },
        SendConsultation => c with { Status = c.IsToMentor ? ConsultationStatus.Claimed : ConsultationStatus.Waiting },
        DropConsultation or TransferConsultation => null,
        ClaimConsultation => c with { Status = ConsultationStatus.Claimed, Party = ConsultationParty.Answerer },
        ReleaseConsultation => c with { Status = ConsultationStatus.Waiting, Party = ConsultationParty.Outsider },
        SayInConsultation say => c.Said(say.Text),
        SendPicture => c,
        CloseConsultation => c with { Status = ConsultationStatus.Closed },
        TimeConsultation time => c with { Minutes = time.Minutes },
        MarkConsultation mark => c with { Mark = mark.Mark },
        _ => c,
    };
}
