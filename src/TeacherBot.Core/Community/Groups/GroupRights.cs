using TeacherBot.Core.Campaigns;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>Who may begin a group: coordinators and methodists, inside the border of their role. The store asks again.</summary>
/// <param name="Cluster">Null for the whole municipality; otherwise every group they make is of this cluster.</param>
public sealed record GroupRights(string? Cluster)
{
    /// <summary>Null when the person may begin none. The widest role counts.</summary>
    public static GroupRights? Of(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person is not { Status: PersonStatus.Active, Municipality: { } town })
        {
            return null;
        }

        var scopes = person.Roles.Where(r => r.Role is Role.Coordinator or Role.Methodist).Select(r => r.Scope).ToList();
        var beginning = town + "/cluster:";
        return scopes.Exists(g => g == "*" || g == town) ? new(null as string)
            : scopes.Find(g => g.StartsWith(beginning, StringComparison.Ordinal)) is { } cluster ? new(cluster[beginning.Length..])
            : null;
    }

    /// <summary>Whether the person may lead what nobody leads.</summary>
    public static bool TakesOver(Person person) => CampaignRights.Runs(person);

    /// <summary>Whether a group of this rule may be made with these rights.</summary>
    public bool Allows(TeacherGroup group) => Cluster is null || group.Cluster == Cluster;
}
