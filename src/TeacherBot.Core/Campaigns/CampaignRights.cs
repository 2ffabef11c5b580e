using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Campaigns;

/// <summary>Who may do what with campaigns: coordinators of the whole municipality run them, heads see the band of their own school.</summary>
internal static class CampaignRights
{
    /// <summary>May write, open, close and see the whole municipality.</summary>
    public static bool Runs(Situation s) => Runs(s.Person);

    /// <summary>The same of a person outside a conversation.</summary>
    public static bool Runs(Person person) => person is { Status: PersonStatus.Active, Municipality: { } municipality }
        && person.Roles.Any(r => r.Role == Role.Coordinator && (r.Scope == "*" || r.Scope == municipality));

    /// <summary>The school whose band the person may see as its head; null for none.</summary>
    public static string? SchoolOf(Situation s)
    {
        var beginning = s.Person.Municipality + "/school:";
        return s.Person.Status != PersonStatus.Active ? null
            : s.Person.Roles.FirstOrDefault(r => r.Role == Role.Head && r.Scope.StartsWith(beginning, StringComparison.Ordinal))?.Scope[beginning.Length..];
    }

    /// <summary>May see the list at all.</summary>
    public static bool Looks(Situation s) => Runs(s) || SchoolOf(s) is not null;
}
