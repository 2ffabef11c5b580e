using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;

namespace TeacherBot.Operations.Verbs;

/// <summary>Reads the role and the scope an operator typed, against the content: a slip must not give rights to a place that is none.</summary>
internal static class Scopes
{
    private static readonly ImmutableArray<string> Names = [.. Enum.GetNames<Role>().Select(n => n.ToLowerInvariant())];

    public static RoleGrant Read(Catalog catalog, string role, string? scope)
    {
        if (!Names.Contains(role))
        {
            throw new VerbFailure(ExitCode.Wrong, $"Роли «{role}» нет; бывает {string.Join(", ", Names)}.");
        }

        if (scope is null)
        {
            throw new VerbFailure(ExitCode.Wrong, "Не сказано, где действует роль: --scope МУНИЦИПАЛИТЕТ, МУНИЦИПАЛИТЕТ/cluster:КУСТ или МУНИЦИПАЛИТЕТ/school:ШКОЛА.");
        }

        var grant = new RoleGrant(Enum.Parse<Role>(role, ignoreCase: true), scope);
        return Wrong(catalog, grant) is { } problem ? throw new VerbFailure(ExitCode.Wrong, problem) : grant;
    }

    /// <summary>The school whose teachers are meant; null for any other role or scope.</summary>
    public static School? SchoolOf(Catalog catalog, RoleGrant grant) =>
        grant.Role == Role.Teacher && grant.Scope.Split('/') is [var town, ['s', 'c', 'h', 'o', 'o', 'l', ':', .. var id]] ? catalog.Municipalities[town].FindSchool(id) : null;

    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    private static string? Wrong(Catalog catalog, RoleGrant grant)
    {
        if (grant.Scope == "*")
        {
            return grant.Role == Role.Administrator ? null : "Область «*» (вся установка) бывает только у administrator; назовите муниципалитет.";
        }

        var parts = grant.Scope.Split('/');
        if (!catalog.Municipalities.TryGetValue(parts[0], out var town))
        {
            return $"Муниципалитета «{parts[0]}» нет; есть {Some(catalog.Municipalities.Keys.Order(StringComparer.Ordinal))}.";
        }

        return parts switch
        {
            [_] => null,
            [_, ['c', 'l', 'u', 's', 't', 'e', 'r', ':', .. var id]] => town.Clusters.Any(c => c.Id == id) ? null
                : $"Куста «{id}» в {town.Id} нет; есть {Some(town.Clusters.Select(c => c.Id))}.",
            [_, ['s', 'c', 'h', 'o', 'o', 'l', ':', .. var id]] => town.FindSchool(id) is not null ? null
                : $"Школы «{id}» в {town.Id} нет; есть {Some(town.Schools.Select(s => s.Id))}.",
            _ => $"Область «{grant.Scope}» не понять; бывает {town.Id}, {town.Id}/cluster:КУСТ или {town.Id}/school:ШКОЛА.",
        };
    }

    private static string Some(IEnumerable<string> names)
    {
        var known = names.Take(13).ToList();
        return known.Count == 0 ? "— ни одного" : string.Join(", ", known.Take(12)) + (known.Count > 12 ? " и другие" : "");
    }
}
