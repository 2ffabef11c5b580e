using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Events;

/// <summary>Who runs events: methodists and coordinators of the municipality or a cluster of it. A school's scope is too small.</summary>
internal static class EventRights
{
    /// <summary>The municipality whose events this person runs; null for nobody's. With several it is the person's own, else the first.</summary>
    public static string? Municipality(Situation s)
    {
        var held = s.Catalog.Municipalities.Keys.Order(StringComparer.Ordinal).Where(m => Holds(s, m)).ToList();
        return held.Find(m => m == s.Person.Municipality) ?? held.FirstOrDefault();
    }

    public static bool Holds(Situation s, string municipality) => Holds(s.Person, municipality);

    public static bool Holds(Person person, string municipality) => person.Status == PersonStatus.Active
        && person.Roles.Any(r => r.Role is Role.Methodist or Role.Coordinator && Covers(r.Scope, municipality));

    private static bool Covers(string scope, string municipality) =>
        scope == "*" || scope == municipality || scope.StartsWith(municipality + "/cluster:", StringComparison.Ordinal);
}
