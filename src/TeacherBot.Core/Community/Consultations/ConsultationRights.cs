using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>Who answers teachers' questions: mentors and methodists of the municipality.</summary>
public static class ConsultationRights
{
    public static bool Answers(Person person, string municipality) =>
        person.Status == PersonStatus.Active
        && person.Roles.Any(r => r.Role is Role.Mentor or Role.Methodist && (r.Scope == "*" || r.Scope == municipality || r.Scope.StartsWith(municipality + "/", StringComparison.Ordinal)));
}
