-- name: RegisterEntries
-- why: a register as one of the office sees it, with own drafts; the open first, so that what is due is never cut off
select id, register, fields, status, at, revision, school from register_entries
 where municipality = @municipality and register = @register and (status = 1 or (status = 0 and author = @person))
 order by is_closed, id desc limit 200;

-- name: RegisterEntriesOfSchool
-- why: a register as the head of a school sees it
select id, register, fields, status, at, revision, school from register_entries
 where municipality = @municipality and register = @register and status = 1 and school = @school
 order by is_closed, id desc limit 200;

-- name: RegisterEntriesAll
-- why: the whole register for a file, and for an import that must not double anything
select id, register, fields, status, at, revision, school from register_entries
 where municipality = @municipality and register = @register and status = 1 order by id desc;

-- name: RegisterEntryFind
-- why: one entry; a draft is its author's
select id, register, fields, status, at, revision, school from register_entries
 where id = @id and municipality = @municipality and (status = 1 or (status = 0 and author = @person));

-- name: RegisterEntryInsert
-- why: begun twice it is one
insert into register_entries (id, municipality, register, status, fields, school, due_day, remind_day, is_closed, revision, author, at)
values (@id, @municipality, @register, @status, @fields, @school, @due, @remind, @closed, 0, @author, @at) on conflict do nothing;

-- name: RegisterEntryWrite
-- why: only what was seen is changed; a removed entry is not
update register_entries
   set fields = @fields, status = @status, school = @school, due_day = @due, remind_day = @remind, is_closed = @closed, revision = revision + 1
 where id = @id and municipality = @municipality and revision = @revision and status < 2;

-- name: RegisterEntryRemove
-- why: it is kept, and nobody sees it any more
update register_entries set status = 2, removed_at = @at where id = @id and municipality = @municipality and status = 1;

-- name: RegisterDraftDelete
-- why: an author throws an own draft away
delete from register_entries where id = @id and status = 0 and author = @person;

-- name: RegisterChanges
-- why: the history of an entry, without people
select at, role, what from register_changes where entry = @entry order by n desc limit 20;

-- name: RegisterChangeInsert
-- why: each change is numbered within its entry
insert into register_changes (entry, n, at, role, what)
select @entry, coalesce(max(n), 0) + 1, @at, @role, @what from register_changes where entry = @entry;

-- name: RegisterCoordinators
-- why: who is reminded of a date
select distinct r.person from roles r join people p on p.id = r.person
 where p.status = 1 and p.municipality = @municipality and r.role = 'Coordinator' and (r.to_at is null or r.to_at > @at) and r.scope = @municipality
 order by r.person limit 50;

-- name: RegisterHeads
-- why: who is told what is addressed to the school, and reminded of its date
select distinct r.person from roles r join people p on p.id = r.person
 where p.status = 1 and p.municipality = @municipality and r.role = 'Head' and (r.to_at is null or r.to_at > @at) and r.scope = @scope
 order by r.person limit 50;

-- name: RegisterDraftsForget
-- why: erasure: what was never shown to anybody goes with its author
delete from register_entries where author = @person and status = 0;

-- name: RegistersForgetAuthor
-- why: erasure: the register stays the office's, without its author
update register_entries set author = null where author = @person;

-- name: JoinRegisterEntries
-- why: two names of one person
update register_entries set author = @to where author = @from;

-- name: ExportRegisterEntries
-- why: what a person wrote into registers
select id, register, fields, status, at, revision, school from register_entries where author = @person order by id;
