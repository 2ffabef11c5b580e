using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>Who may begin a group: coordinators and methodists, inside the border of their role.</summary>
/// <param name="Cluster">Null for the whole municipality; otherwise every group they make is of this cluster.</param>
internal sealed record GroupRights(string? Cluster)
{
    /// <summary>Null when the person may begin none. The widest role counts.</summary>
    public static GroupRights? Of(Situation s)
    {
        if (s.Person is not { Status: PersonStatus.Active, Municipality: { } town })
        {
            return null;
        }

        var grants = s.Person.Roles.Where(r => r.Role is Role.Coordinator or Role.Methodist).Select(r => r.Scope).ToList();
        var beginning = town + "/cluster:";
        return grants.Exists(g => g == "*" || g == town) ? new(null as string)
            : grants.Find(g => g.StartsWith(beginning, StringComparison.Ordinal)) is { } cluster ? new(cluster[beginning.Length..])
            : null;
    }
}
