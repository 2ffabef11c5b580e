using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>A consultation and the ids of its two, which never leave the store.</summary>
/// <param name="Asker">Null once erased.</param>
/// <param name="Answerer">Null while nobody has taken it, and once erased.</param>
internal sealed record ConsultationRow(Consultation Kept, string? Asker, string? Answerer)
{
    public ConsultationParty PartyOf(string person) => person == Asker ? ConsultationParty.Asker : person == Answerer ? ConsultationParty.Answerer : ConsultationParty.Outsider;
}
