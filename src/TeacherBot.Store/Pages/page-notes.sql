-- name: PageNoteInsert
-- why: what a neutral chat must not carry
insert into page_notes (id, person, at, message_sealed) values (@id, @person, @at, @message);

-- name: PageNotesNewest
-- why: the page shows what is new first
select id, at, message_sealed from page_notes where person = @person order by at desc, id desc limit @most;

-- name: PageNoteFind
-- why: a file of a note is asked for by its owner
select id, at, message_sealed from page_notes where id = @id and person = @person;

-- name: PageBroadcastsNewest
-- why: what was sent to many can be read on the page too, unless it was taken back
select o.broadcast, o.finished_at from outbox o join addresses a on a.id = o.address join broadcasts b on b.id = o.broadcast
 where a.person = @person and o.kind = 1 and o.state in (3, 6) and b.status <> @recalled
 order by o.finished_at desc limit @most;

-- name: JoinPageNotes
-- why: two people are one: sealed anew under the key that stays
update page_notes set person = @to, message_sealed = @message where id = @id;

-- name: PageNotesOf
-- why: two people are one
select id, message_sealed from page_notes where person = @person;

-- name: PageNotesForgetOf
-- why: erasure
delete from page_notes where person = @person;

-- name: PageNotesPurge
-- why: a month, like messages in the outbox
delete from page_notes where at < @before;
