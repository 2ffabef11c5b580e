using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;

namespace TeacherBot.Core.Community;

/// <summary>
/// Who asks and who decides. Topics: any teacher asks, methodists and coordinators decide. Visits and diagnostics: who leads a school asks
/// for the own school, coordinators decide. A cluster's scope holds the requests of its schools only.
/// </summary>
public static class RequestRights
{
    /// <summary>The school the person leads; null for anybody else.</summary>
    public static string? SchoolOf(Person person) => person.Status != PersonStatus.Active ? null
        : person.Roles.Where(r => r.Role == Role.Head).Select(r => r.Scope.Split("/school:")).Where(s => s is [var town, _] && town == person.Municipality).Select(s => s[1]).FirstOrDefault()
            ?? (person.Position == "head" ? person.School : null);

    /// <summary>The school a request of the kind would be of; null when the person may not ask for it.</summary>
    public static string? AsksFor(Person person, RequestKind kind) => kind == RequestKind.Topic ? person.Joined ? person.School : null : SchoolOf(person);

    /// <summary>Whether the person decides requests of a kind that come from a school.</summary>
    /// <param name="school">Null when it is not known any more: then only the whole municipality's decide.</param>
    public static bool Decides(Person person, Municipality town, RequestKind kind, string? school) =>
        person.Status == PersonStatus.Active && person.Municipality == town.Id
        && person.Roles.Any(r => (r.Role == Role.Coordinator || (r.Role == Role.Methodist && kind == RequestKind.Topic)) && Covers(r.Scope, town, school));

    /// <summary>Whether there is a queue for the person at all.</summary>
    internal static bool DecidesAny(Situation s) => s.Municipality is { } town
        && s.Person.Status == PersonStatus.Active && s.Person.Roles.Any(r => r.Role is Role.Coordinator or Role.Methodist && (r.Scope is "*" || r.Scope == town.Id || r.Scope.StartsWith(town.Id + "/cluster:", StringComparison.Ordinal)));

    internal static bool Decides(Situation s, SupportRequest r) => !r.IsMine && s.Municipality is { } town && r.Municipality == town.Id && Decides(s.Person, town, r.Kind, r.School);

    internal static bool Decides(Situation s, RequestLine line) => s.Municipality is { } town && Decides(s.Person, town, line.Kind, line.School);

    private static bool Covers(string scope, Municipality town, string? school) =>
        scope is "*" || scope == town.Id || (school is not null && town.FindSchool(school)?.Cluster is { } cluster && scope == $"{town.Id}/cluster:{cluster}");
}
