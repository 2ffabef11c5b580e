using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>A consultation and the ids of its two, which never leave the store.</summary>
/// <param name="Asker">Null once erased.</param>
/// <param name="Answerer">Null while nobody has taken it, and once erased.</param>
internal sealed record ConsultationRow(Consultation Kept, string? Asker, string? Answerer)
{
    private static readonly Statement Last = Statement.Named("ConsultationLastWord");

    /// <summary>Number of the newest word of a consultation; 0 while there is none.</summary>
    public static int LastWord(UnitOfWork unit, string id) => (int)unit.Scalar(Last, ("id", id));

    public ConsultationParty PartyOf(string person) => person == Asker ? ConsultationParty.Asker : person == Answerer ? ConsultationParty.Answerer : ConsultationParty.Outsider;
}
