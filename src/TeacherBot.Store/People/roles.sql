-- name: RolesOf
-- why: what the person may come for now
select role, scope from roles where person = @person and from_at <= @at and (to_at is null or to_at > @at) order by role, scope;

-- name: GrantRole
-- why: by an invite or from the shell; granting again renews
insert into roles (person, role, scope, from_at, to_at, granted_by) values (@person, @role, @scope, @at, null, @by)
on conflict (person, role, scope) do update set to_at = null, granted_by = excluded.granted_by;

-- name: RevokeRole
-- why: from now on; the row stays as history
update roles set to_at = @at where person = @person and role = @role and scope = @scope and to_at is null;

-- name: ListRoles
-- why: operators see who holds what, by person id only
select person, role, scope, from_at, granted_by from roles where to_at is null order by role, scope, person;

-- name: InsertInvite
-- why: a one-time code with an end
insert into invites (lookup, role, scope, created_at, expires_at) values (@lookup, @role, @scope, @at, @expires);

-- name: FindInvite
-- why: valid for anybody once, and for the one who used it again
select role, scope from invites
 where lookup = @lookup and revoked_at is null
   and ((used_by is null and expires_at > @at) or used_by = @person);

-- name: UseInvite
-- why: the first who presses has it
update invites set used_by = @person, used_at = @at where lookup = @lookup and used_by is null;

-- name: ListInvites
-- why: operators see what is open
select role, scope, created_at, expires_at, used_at, revoked_at, hex(lookup) from invites order by created_at desc limit 100;

-- name: RevokeInvite
-- why: a code that went to the wrong person
update invites set revoked_at = @at where hex(lookup) like @prefix || '%' and used_by is null and revoked_at is null;
