-- name: PutPublished
-- why: what a person saw can be shown again, whatever the folder says later
insert into published (hash, path, body, published_at) values (@hash, @path, @body, @at) on conflict do nothing;

-- name: PutInstrument
-- why: attempts pin a version by hash; the same id and version with another hash is an error of the author
insert into instruments (hash, id, version, form, published_at) values (@hash, @id, @version, @form, @at)
on conflict (hash) do nothing;

-- name: FindInstrumentHash
-- why: to name the version that was published with other text
select hash from instruments where id = @id and version = @version and form = @form;

-- name: PinnedInstruments
-- why: every version an attempt still refers to must stay readable
select id, version, form, hash from instruments;

-- name: FindPublished
-- why: the text behind a hash
select path, body from published where hash = @hash;

-- name: ActivateContent
-- why: the last good state stays in use when the folder breaks
insert into active_content (id, hash, activated_at) values (1, @hash, @at)
on conflict (id) do update set hash = excluded.hash, activated_at = excluded.activated_at;

-- name: FindActiveContent
-- why: what to start with when the folder is broken
select hash from active_content where id = 1;
