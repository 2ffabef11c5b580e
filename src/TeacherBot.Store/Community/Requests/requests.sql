-- name: RequestFind
-- why: one request, as its asker and those who decide see it
select id, municipality, kind, status, school, subject, area, direction, season, instruments, heads, named, asked_at, planned, asker, decider from requests where id = @id;

-- name: RequestWords
-- why: what was typed into it
select field, person, text_sealed from request_words where request = @id order by field;

-- name: RequestsMine
-- why: «Мои запросы», drafts too
select r.id, r.kind, r.status, r.school, r.subject, r.area, r.direction, r.season, r.asked_at, w.person, w.text_sealed
  from requests r left join request_words w on w.request = r.id and w.field = 'note'
 where r.asker = @person order by r.asked_at desc, r.id desc limit 20;

-- name: RequestsToDecide
-- why: the queue, the oldest first, without one's own
select r.id, r.kind, r.status, r.school, r.subject, r.area, r.direction, r.season, r.asked_at, w.person, w.text_sealed
  from requests r left join request_words w on w.request = r.id and w.field = 'note'
 where r.municipality = @municipality and r.status = @status and (r.asker is null or r.asker <> @person) order by r.asked_at, r.id limit 40;

-- name: RequestDeciders
-- why: who is told of a request in the queue; whether the school is in their cluster they decide themselves
select distinct r.person from roles r join people p on p.id = r.person
 where p.status = 1 and p.municipality = @municipality and (r.role = 'Coordinator' or (r.role = 'Methodist' and @kind = 0)) and (r.to_at is null or r.to_at > @at)
   and (r.scope = '*' or r.scope = @municipality or r.scope like @municipality || '/cluster:%') and r.person <> @asker
 order by r.person limit 50;

-- name: RequestInsert
-- why: a request is kept from its first question on
insert into requests (id, municipality, kind, status, asker, school, instruments, named, asked_at) values (@id, @municipality, @kind, 0, @person, @school, '', 0, @at);

-- name: RequestSet
-- why: what was chosen before it is sent
update requests set subject = @subject, area = @area, direction = @direction, season = @season, instruments = @instruments, heads = @heads, named = @named
 where id = @id and asker = @person and status = 0;

-- name: RequestWrite
-- why: an answer typed anew takes the place of the old one
insert into request_words (request, field, person, text_sealed, at) values (@id, @field, @person, @text, @at)
    on conflict (request, field) do update set person = excluded.person, text_sealed = excluded.text_sealed, at = excluded.at;

-- name: RequestUnwrite
-- why: a decision changed: its reason goes
delete from request_words where request = @id and field = @field;

-- name: RequestSend
-- why: from here on others see it
update requests set status = 1, asked_at = @at where id = @id and asker = @person and status = 0;

-- name: RequestDecide
-- why: until it is held a decision may be another one
update requests set status = @status, decider = @person, decided_at = @at, planned = @planned where id = @id and status in (1, 2) and (asker is null or asker <> @person);

-- name: RequestHold
-- why: it was done, once
update requests set status = 4, decider = @person, planned = coalesce(@day, planned) where id = @id and status = 2 and (asker is null or asker <> @person);

-- name: RequestRedate
-- why: the record of a visit was mended after a remark
update requests set planned = @day where id = @id and status = 4 and (asker is null or asker <> @person);

-- name: RequestHasWord
-- why: a remark opens the record again
select field from request_words where request = @id and field = @field;

-- name: RequestWithdraw
-- why: one that was accepted stays known to the one who decided
update requests set status = 5, named = 0 where id = @id and asker = @person and status = 2;

-- name: RequestDeleteWords
-- why: what was taken back leaves no words
delete from request_words where request = @id;

-- name: RequestDelete
-- why: a draft or a request nobody has decided leaves nothing
delete from requests where id = @id and asker = @person and status < 2;

-- name: RequestsOpenOf
-- why: what somebody who withdraws takes back
select id from requests where asker = @person and status < 3 order by id;

-- name: RequestTopics
-- why: demand by areas: different people, never requests
select r.area, count(distinct r.asker), count(distinct case when r.status in (1, 2) then r.asker end)
  from requests r join people p on p.id = r.asker
 where r.municipality = @municipality and r.kind = 0 and r.status in (1, 2, 3, 4) and r.area <> '' and p.status = 1 and r.asked_at >= @from and r.asked_at < @until
 group by r.area order by r.area;

-- name: RequestVisitsAsked
-- why: demand for visits: of schools, which may be named
select school, direction, season, status from requests
 where municipality = @municipality and kind = 1 and status in (1, 2, 3, 4) and school is not null and direction is not null and season is not null and asked_at >= @from and asked_at < @until
 order by asked_at, id limit 200;

-- name: RequestVisits
-- why: the register of visits of a year
select id from requests where municipality = @municipality and kind = 1 and status in (2, 4) and planned >= @from and planned <= @to order by planned, id limit 200;

-- name: RequestWordsForget
-- why: erasure
delete from request_words where person = @person;

-- name: RequestDraftWordsForget
-- why: erasure; nobody but the asker has seen a draft
delete from request_words where request in (select id from requests where asker = @person and status = 0);

-- name: RequestDraftsForget
-- why: erasure
delete from requests where asker = @person and status = 0;

-- name: RequestForgetAsker
-- why: erasure; that it was asked stays countable, and a visit is a school's
update requests set asker = null, named = 0, school = case when kind = 0 then null else school end where asker = @person;

-- name: RequestForgetDecider
-- why: erasure
update requests set decider = null where decider = @person;

-- name: JoinRequestWords
-- why: sealed under the key of the person who goes
select request, field, text_sealed from request_words where person = @from;

-- name: JoinRequestWord
-- why: sealed anew under the key of the person who stays
update request_words set person = @to, text_sealed = @text where request = @id and field = @field;

-- name: JoinRequestsAsked
-- why: requests of one person
update requests set asker = @to where asker = @from;

-- name: JoinRequestsDecided
-- why: decisions of one person
update requests set decider = @to where decider = @from;

-- name: ExportRequests
-- why: what a person asked for, and what a person decided
select id, kind, status, case when kind > 0 or asker = @person then school end, subject, area, direction, season, asked_at, asker from requests where asker = @person or decider = @person order by asked_at, id;

-- name: ExportRequestWords
-- why: what the person wrote, and what was answered
select field, text_sealed from request_words where request = @id and person = @person order by field;
