using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>Hands a taken question on to another one who answers, known to the first one by a key for this question only.</summary>
internal sealed class ConsultationTransfers(PeopleStore people)
{
    private const int Most = 20;
    private static readonly Statement Others = Statement.Named("ConsultationColleagues");
    private static readonly Statement Transfer = Statement.Named("ConsultationTransfer");

    public ImmutableArray<Colleague> Of(UnitOfWork unit, string person, string id)
    {
        if (ConsultationStore.Row(unit, id) is not { Kept.Status: ConsultationStatus.Claimed } row || row.Answerer != person)
        {
            return [];
        }

        return
        [
            .. Candidates(unit, row, person).Select(x => (x.Id, x.IsMethodist, PeopleStore.FindPerson(unit, x.Id)!.Person))
                .OrderByDescending(x => x.Person.Subjects.Contains(row.Kept.Subject)).Take(Most)
                .Select(x => new Colleague(Key(id, x.Id), x.IsMethodist, x.Person.Subjects)
                {
                    Name = MentorStore.IsNamed(unit, x.Id) ? people.FindName(unit, x.Id) : null,
                }),
        ];
    }

    /// <exception cref="VersionConflictException">The colleague answers no more, or the question went elsewhere: decide again.</exception>
    public static void Apply(UnitOfWork unit, string person, DateTimeOffset at, TransferConsultation transfer)
    {
        var row = ConsultationStore.Row(unit, transfer.Id);
        var colleague = row is null ? null : Candidates(unit, row, person).Select(x => x.Id).FirstOrDefault(x => Key(transfer.Id, x) == transfer.Colleague);
        if (colleague is null || unit.Execute(Transfer, ("id", transfer.Id), ("person", person), ("colleague", colleague), ("at", at)) == 0)
        {
            throw new VersionConflictException();
        }

        ConsultationTelling.NoPatience(unit, row!);
        var given = ConsultationStore.Row(unit, transfer.Id)!;
        ConsultationTelling.Given(unit, given, at);
        ConsultationTelling.Patience(unit, given, at);
        if (given.Kept.IsNamed)
        {
            PeopleStore.Audit(unit, colleague, given.Asker, "consultation named", at);
        }
    }

    private static List<(string Id, bool IsMethodist)> Candidates(UnitOfWork unit, ConsultationRow row, string person) => unit.Query(
        Others, r => (r.Text(0), r.Bool(1)), ("municipality", row.Kept.Municipality), ("asker", row.Asker ?? ""), ("person", person));

    private static string Key(string consultation, string person) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(consultation + "/" + person)))[..12];
}
