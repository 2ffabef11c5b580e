using System.Globalization;
using TeacherBot.Core.People;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>`role`: who may come for what. People are named by id only.</summary>
internal sealed class RoleVerbs(Surroundings here)
{
    public int List(Desk desk, bool json)
    {
        var held = desk.Database.Read(RoleStore.List);
        if (json)
        {
            Lines.Json(here.Out, held.Select(h => new
            {
                person = h.Person,
                role = Scopes.NameOf(h.Grant.Role),
                scope = h.Grant.Scope,
                from = h.FromAt,
                by = h.GrantedBy,
            }));
            return ExitCode.Done;
        }

        Lines.Table(
            here.Out,
            ["человек", "роль", "область", "с", "выдал"],
            held.Select(h => new[]
            {
                h.Person, Scopes.NameOf(h.Grant.Role), h.Grant.Scope, h.FromAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), h.GrantedBy,
            }),
            "Ролей никому не выдано.");
        return ExitCode.Done;
    }

    public async Task<int> GrantAsync(Desk desk, Bot bot, RoleWish wish, CancellationToken cancellation)
    {
        var grant = Scopes.Read(bot.Catalog.Value, wish.Role, wish.Scope);
        var now = here.Clock.GetUtcNow();
        var known = await desk.Database.WriteAsync(
            unit =>
            {
                if (PeopleStore.FindPerson(unit, wish.Person) is null)
                {
                    return false;
                }

                RoleStore.Grant(unit, wish.Person, grant, "shell", now);
                PeopleStore.Audit(unit, "shell", wish.Person, $"role grant {Scopes.NameOf(grant.Role)} {grant.Scope}", now);
                return true;
            },
            cancellation);
        if (!known)
        {
            throw new VerbFailure(ExitCode.Failed, $"Человека {wish.Person} нет. Кто ещё не писал боту, того приглашают: teacherbot invite.");
        }

        here.Out.WriteLine($"{wish.Person}: роль {Scopes.NameOf(grant.Role)}, область {grant.Scope}.");
        return ExitCode.Done;
    }

    public async Task<int> RevokeAsync(Desk desk, RoleWish wish, CancellationToken cancellation)
    {
        // The scope is not checked against the content: a role in a school that is gone must still be taken back.
        if (!Enum.TryParse<Role>(wish.Role, ignoreCase: true, out var role) || wish.Scope is null)
        {
            throw new VerbFailure(ExitCode.Wrong, "Нужны роль и область так, как их печатает teacherbot role list: role revoke ЧЕЛОВЕК РОЛЬ --scope ОБЛАСТЬ.");
        }

        var now = here.Clock.GetUtcNow();
        var revoked = await desk.Database.WriteAsync(
            unit =>
            {
                if (!RoleStore.Revoke(unit, wish.Person, new RoleGrant(role, wish.Scope), now))
                {
                    return false;
                }

                PeopleStore.Audit(unit, "shell", wish.Person, $"role revoke {Scopes.NameOf(role)} {wish.Scope}", now);
                return true;
            },
            cancellation);
        if (!revoked)
        {
            throw new VerbFailure(ExitCode.Failed, $"Такой роли у {wish.Person} нет; смотрите teacherbot role list.");
        }

        here.Out.WriteLine($"{wish.Person}: роль {Scopes.NameOf(role)} ({wish.Scope}) отозвана.");
        return ExitCode.Done;
    }
}

/// <summary>A person, a role and where it holds.</summary>
internal sealed record RoleWish(string Person, string Role, string? Scope);
