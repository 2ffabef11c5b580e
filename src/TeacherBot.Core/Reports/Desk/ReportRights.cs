using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Reports;

/// <summary>Who may have reports: coordinators and methodists, of their own whole municipality and of no other.</summary>
public static class ReportRights
{
    public static bool Sees(Person person, string municipality) =>
        person.Status == PersonStatus.Active && person.Municipality == municipality
        && person.Roles.Any(r => r.Role is Role.Coordinator or Role.Methodist && r.Scope == municipality);

    internal static bool Sees(Situation s) => s.Person.Municipality is { } own && Sees(s.Person, own);
}
