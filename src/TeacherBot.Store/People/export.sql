-- name: ExportPerson
-- why: the export says since when something is kept
select created_at, joined_at from people where id = @person;

-- name: ExportAddresses
-- why: the export shows the person every address kept
select a.channel, a.sealed, k.wrapped, a.reachable, a.language, a.created_at, a.shared
  from addresses a join person_keys k on k.person = a.person
 where a.person = @person order by a.id;

-- name: ExportAttempts
-- why: the export leaves out no attempt, also not unfinished ones
select n, id, municipality, school from attempts where person = @person order by n;

-- name: ExportInstants
-- why: the instant of a response is kept, so the export shows it
select item, at from responses where attempt = @attempt;

-- name: ExportExplained
-- why: the export shows which explanations were opened
select item from explained where attempt = @attempt order by item;

-- name: ExportConsents
-- why: the export shows what was agreed to, by hash, where and when
select municipality, kind, version, text_hash, given, channel, at from consents where person = @person order by id;

-- name: ExportRoles
-- why: the export shows roles of today and before
select role, scope, from_at, to_at from roles where person = @person order by from_at, role, scope;

-- name: ExportHelpRequests
-- why: the export shows what help was asked for
select area, at, closed_at from help_requests where person = @person order by id;

-- name: ExportReads
-- why: the export shows every read of the person's records, not only the newest
select at, actor, action from audit where person = @person order by id;

-- name: ExportAnonymousParts
-- why: that somebody took part is kept; what they said cannot be found
select instrument, version from anonymous_parts where person = @person order by instrument, version;

-- name: ExportNeeds
-- why: a frozen level is kept apart from the result it was taken from, so the export shows it too
select s.area, s.frozen_at, r.level
  from need_rows r join need_snapshots s on s.id = r.snapshot
 where r.person = @person order by s.frozen_at, s.area;

-- name: ExportSchedule
-- why: the export shows what is planned to be sent
select kind, due_at from schedule where person = @person order by due_at, unique_name;
