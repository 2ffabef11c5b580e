using System.Collections.Immutable;
using TeacherBot.Core.People;

namespace TeacherBot.Store;

/// <summary>A role somebody holds.</summary>
public sealed record HeldRole(string Person, RoleGrant Grant, DateTimeOffset FromAt, string GrantedBy);

/// <summary>An invite as operators see it; the code itself is not kept. Id is the beginning of its keyed hash.</summary>
public sealed record InviteLine(string Id, RoleGrant Grant, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Used, bool Revoked);

/// <summary>Roles with scope and dates, and the one-time codes that give them.</summary>
public sealed class RoleStore(Vault vault)
{
    private static readonly Statement RolesOf = Statement.Named("RolesOf");
    private static readonly Statement GrantRole = Statement.Named("GrantRole");
    private static readonly Statement RevokeRole = Statement.Named("RevokeRole");
    private static readonly Statement ListRoles = Statement.Named("ListRoles");
    private static readonly Statement InsertInvite = Statement.Named("InsertInvite");
    private static readonly Statement FindInvite = Statement.Named("FindInvite");
    private static readonly Statement UseInvite = Statement.Named("UseInvite");
    private static readonly Statement ListInvites = Statement.Named("ListInvites");
    private static readonly Statement RevokeInvite = Statement.Named("RevokeInvite");

    public static ImmutableArray<RoleGrant> Of(UnitOfWork unit, string person, DateTimeOffset at) =>
        [.. unit.Query(RolesOf, Grant, ("person", person), ("at", at))];

    public static void Grant(UnitOfWork unit, string person, RoleGrant grant, string by, DateTimeOffset at) => unit.Execute(
        GrantRole, ("person", person), ("role", grant.Role.ToString()), ("scope", grant.Scope), ("at", at), ("by", by));

    /// <summary>True when there was such a role to take back.</summary>
    public static bool Revoke(UnitOfWork unit, string person, RoleGrant grant, DateTimeOffset at) => unit.Execute(
        RevokeRole, ("person", person), ("role", grant.Role.ToString()), ("scope", grant.Scope), ("at", at)) > 0;

    public static IReadOnlyList<HeldRole> List(UnitOfWork unit) => unit.Query(
        ListRoles,
        r => new HeldRole(r.Text(0), new RoleGrant(Enum.Parse<Role>(r.Text(1)), r.Text(2)), r.Instant(3), r.Text(4)));

    public void Invite(UnitOfWork unit, string code, RoleGrant grant, DateTimeOffset at, DateTimeOffset expires) => unit.Execute(
        InsertInvite,
        ("lookup", vault.CodeLookup("invite", code)),
        ("role", grant.Role.ToString()),
        ("scope", grant.Scope),
        ("at", at),
        ("expires", expires));

    public RoleGrant? Find(UnitOfWork unit, string code, string person, DateTimeOffset at) =>
        unit.Find(FindInvite, Grant, ("lookup", vault.CodeLookup("invite", code)), ("at", at), ("person", person));

    /// <summary>Uses the invite up and grants its role; nothing happens when somebody else was first.</summary>
    public void Redeem(UnitOfWork unit, string code, string person, DateTimeOffset at)
    {
        var lookup = vault.CodeLookup("invite", code);
        if (Find(unit, code, person, at) is { } grant && unit.Execute(UseInvite, ("lookup", lookup), ("person", person), ("at", at)) == 1)
        {
            Grant(unit, person, grant, "invite", at);
        }
    }

    public static IReadOnlyList<InviteLine> ListOfInvites(UnitOfWork unit) => unit.Query(
        ListInvites,
        r => new InviteLine(r.Text(6)[..8], Grant(r), r.Instant(2), r.Instant(3), !r.IsNull(4), !r.IsNull(5)));

    /// <summary>Takes back unused invites whose id begins so; the number of them.</summary>
    public static int RevokeInvites(UnitOfWork unit, string id, DateTimeOffset at) =>
        unit.Execute(RevokeInvite, ("prefix", id.ToUpperInvariant()), ("at", at));

    private static RoleGrant Grant(Row row) => new(Enum.Parse<Role>(row.Text(0)), row.Text(1));
}
