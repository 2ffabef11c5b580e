-- name: EventFind
-- why: a dialogue shows one event
select id, municipality, from_content, kind, title, annotation, place, link, starts_at, ends_at, capacity, areas, subjects,
       programme, report, status, sequence, reason, version, created_by, changed_at
  from events where id = @id;

-- name: EventList
-- why: what a municipality has to come, its drafts, and what was lately
select id, municipality, from_content, kind, title, annotation, place, link, starts_at, ends_at, capacity, areas, subjects,
       programme, report, status, sequence, reason, version, created_by, changed_at
  from events
 where municipality = @municipality and (ends_at is null or ends_at > @since)
 order by starts_at, id limit 200;

-- name: EventInsert
-- why: a new draft, or the copy of a content event somebody takes part in
insert into events (id, municipality, from_content, kind, title, annotation, place, link, starts_at, ends_at, capacity, areas, subjects,
                    programme, report, status, sequence, reason, version, created_by, changed_at)
values (@id, @municipality, @content, @kind, @title, @annotation, @place, @link, @starts, @ends, @capacity, @areas, @subjects,
        @programme, @report, @status, @sequence, @reason, @version, @by, @at)
on conflict do nothing;

-- name: EventUpdate
-- why: a change is written only over the version it was decided on
update events
   set kind = @kind, title = @title, annotation = @annotation, place = @place, link = @link, starts_at = @starts, ends_at = @ends,
       capacity = @capacity, areas = @areas, subjects = @subjects, programme = @programme, report = @report, status = @status,
       sequence = @sequence, reason = @reason, version = @version, changed_at = @at
 where id = @id and version = @before;

-- name: EventRefresh
-- why: the copy of a content event follows its file until a dialogue has changed it
update events set kind = @kind, title = @title, starts_at = @starts, ends_at = @ends, capacity = @capacity, areas = @areas, subjects = @subjects
 where id = @id and from_content = 1 and version = 0;

-- name: EventLock
-- why: whoever counts places of this event next waits for this transaction
update events set turnstile = turnstile + 1 where id = @event;

-- name: EventCounts
-- why: places taken, the queue and who was there, as numbers without names
select coalesce(sum(case when status = 0 then 1 else 0 end), 0), coalesce(sum(case when status = 1 then 1 else 0 end), 0),
       coalesce(sum(case when status = 2 then 1 else 0 end), 0), coalesce(sum(case when status = 4 then 1 else 0 end), 0)
  from registrations where event = @event;

-- name: EventRegistration
-- why: where one person stands, and how many wait before them
select r.status, r.kind, r.mark, r.offer_until,
       (select count(*) from registrations w where w.event = r.event and w.status = 1 and w.place < r.place), r.number
  from registrations r where r.event = @event and r.person = @person;

-- name: EventGiveNumber
-- why: a short number instead of a name on a paper list; given once
update registrations set number = (select coalesce(max(n.number), 0) + 1 from registrations n where n.event = @event)
 where event = @event and person = @person and number = 0;

-- name: EventByNumbers
-- why: what a typed paper list says of each number
select number, status from registrations
 where event = @event and number in (select cast(value as bigint) from json_each(@numbers)) order by number;

-- name: EventByNumbers [postgres]
-- why: json_each does not exist there
select number, status from registrations
 where event = @event and number in (select cast(value as bigint) from jsonb_array_elements_text(@numbers::jsonb) as value) order by number;

-- name: EventTellNumbers
-- why: each is marked in a turn of their own
insert into schedule (unique_name, person, kind, object, due_at)
select 'event-paper:' || event || ':' || person, person, 'event-paper', event, @at
  from registrations
 where event = @event and status <> 4 and number in (select cast(value as bigint) from json_each(@numbers))
on conflict do nothing;

-- name: EventTellNumbers [postgres]
-- why: json_each does not exist there
insert into schedule (unique_name, person, kind, object, due_at)
select 'event-paper:' || event || ':' || person, person, 'event-paper', event, @at
  from registrations
 where event = @event and status <> 4 and number in (select cast(value as bigint) from jsonb_array_elements_text(@numbers::jsonb) as value)
on conflict do nothing;

-- name: EventReportCounts
-- why: the report of an event is numbers, no people
select status, kind, count(*), count(mark), coalesce(sum(mark), 0) from registrations where event = @event group by status, kind;

-- name: EventReportSchools
-- why: schools are told in bands
select p.school, count(*), sum(case when r.status = 4 then 1 else 0 end)
  from registrations r join people p on p.id = r.person
 where r.event = @event and r.status in (0, 4, 5) and p.school is not null
 group by p.school order by p.school limit 200;

-- name: EventYear
-- why: norms of an academic year
select id, municipality, from_content, kind, title, annotation, place, link, starts_at, ends_at, capacity, areas, subjects,
       programme, report, status, sequence, reason, version, created_by, changed_at
  from events
 where municipality = @municipality and status <> 0 and status <> 3 and starts_at >= @from and starts_at < @to
 order by starts_at, id limit 200;

-- name: EventRegistrationsOf
-- why: «Мои мероприятия»
select e.id, e.municipality, e.from_content, e.kind, e.title, e.annotation, e.place, e.link, e.starts_at, e.ends_at, e.capacity, e.areas,
       e.subjects, e.programme, e.report, e.status, e.sequence, e.reason, e.version, e.created_by, e.changed_at, r.status
  from registrations r join events e on e.id = r.event
 where r.person = @person and r.status <> 3
 order by e.starts_at desc, e.id limit 50;

-- name: EventTakePlace
-- why: never more people than places, and nobody before those who wait while there is time to offer them the place
insert into registrations (event, person, status, at)
select e.id, @person, 0, @at
  from events e
 where e.id = @event
   and (e.capacity is null
        or (select count(*) from registrations t where t.event = e.id and t.status in (0, 2, 4) and t.person <> @person) < e.capacity)
   and (e.capacity is null or @at > e.starts_at - @last
        or exists (select 1 from registrations o where o.event = e.id and o.person = @person and o.status = 2)
        or (select count(*) from registrations w
             where w.event = e.id and w.status = 1 and w.person <> @person
               and w.place < coalesce((select m.place from registrations m where m.event = e.id and m.person = @person and m.status = 1), w.place + 1))
           < case when exists (select 1 from registrations m where m.event = e.id and m.person = @person and m.status = 1)
                  then e.capacity - (select count(*) from registrations t where t.event = e.id and t.status in (0, 2, 4))
                  else 1 end)
on conflict (event, person) do update set status = 0, at = excluded.at, offer_until = null;

-- name: EventJoinQueue
-- why: the end of the queue, also for somebody who was in it before
insert into registrations (event, person, status, place, at)
select @event, @person, 1, coalesce(max(place), 0) + 1, @at from registrations where event = @event
on conflict (event, person) do update set status = 1, place = excluded.place, at = excluded.at, offer_until = null;

-- name: EventOffer
-- why: a freed place is kept for one person who waits
update registrations set status = 2, offer_until = @until
 where event = @event and person = @person and status = 1
   and (select count(*) from registrations t where t.event = @event and t.status in (0, 2, 4))
       < (select coalesce(capacity, 1000000) from events where id = @event);

-- name: EventLeave
-- why: the place is free again
update registrations set status = 3, offer_until = null where event = @event and person = @person and status in (0, 1, 2);

-- name: EventLiveOf
-- why: somebody who withdraws gives back every place
select event from registrations where person = @person and status in (0, 1, 2) order by event;

-- name: EventCallWaiting
-- why: as many of those who wait first as there are free places are asked, each in a turn of their own
insert into schedule (unique_name, person, kind, object, due_at)
select 'event-offer:' || r.event || ':' || r.person, r.person, 'event-offer', r.event, @at
  from registrations r join events e on e.id = r.event
 where r.event = @event and r.status = 1 and e.status in (1, 2)
   and (select count(*) from registrations w where w.event = r.event and w.status = 1 and w.place < r.place)
       < coalesce(e.capacity, 1000000) - (select count(*) from registrations t where t.event = r.event and t.status in (0, 2, 4))
on conflict do nothing;

-- name: EventTell
-- why: everybody concerned learns of a change, each in a turn of their own
insert into schedule (unique_name, person, kind, object, due_at)
select @kind || ':' || event || ':' || @change || ':' || person, person, @kind, event, @at
  from registrations where event = @event and status in (0, 1, 2)
on conflict do nothing;

-- name: EventMarkAttended
-- why: whoever was there is there, registered or not; a better kind of part replaces a lesser one
insert into registrations (event, person, status, kind, at, attended_at) values (@event, @person, 4, @kind, @at, @at)
on conflict (event, person) do update
   set status = 4, kind = case when excluded.kind > registrations.kind then excluded.kind else registrations.kind end,
       offer_until = null, attended_at = coalesce(registrations.attended_at, excluded.attended_at);

-- name: EventMarkAbsent
-- why: registered and not seen; a list handed in later may say otherwise
update registrations set status = 5 where event = @event and person = @person and status = 0;

-- name: EventGiveMark
-- why: feedback after the event; the last mark counts
update registrations set mark = @mark where event = @event and person = @person and status in (0, 4, 5);

-- name: EventGiveWords
-- why: «что примените», sealed under the person's key
update registrations set words_sealed = @words where event = @event and person = @person and status in (0, 4, 5);

-- name: EventOpenCode
-- why: a code works until the instant; the older one of this kind stops
insert into event_codes (event, kind, code, link, opened_at, until_at) values (@event, @kind, @code, @link, @at, @until)
on conflict (event, kind) do update
   set code = excluded.code, link = excluded.link, opened_at = excluded.opened_at, until_at = excluded.until_at, closed_at = null;

-- name: EventCloseCodes
-- why: nobody marks attendance any more
update event_codes set closed_at = @at where event = @event and closed_at is null;

-- name: EventCodes
-- why: who runs the event shows them
select kind, code, link, closed_at is null and until_at > @now from event_codes where event = @event order by kind;

-- name: EventFindCode
-- why: the event a code marks; with two alike the one the person registered for
select c.event, c.kind
  from event_codes c
 where (c.code = @code or c.link = @code) and c.closed_at is null and c.opened_at <= @now and c.until_at > @now
 order by case when exists (select 1 from registrations r where r.event = c.event and r.person = @person) then 0 else 1 end, c.event
 limit 1;

-- name: EventCountWrongCodes
-- why: four digits are few, so wrong ones are counted
select count(*) from guesses where address = @address and at > @since;

-- name: EventAddWrongCode
-- why: four digits are few, so wrong ones are counted
insert into guesses (address, at) values (@address, @at);

-- name: EventMovePerson
-- why: a guest who comes back with a recovery code keeps the places taken; words were sealed under the guest's key
update registrations set person = @to, words_sealed = null
 where person = @from and not exists (select 1 from registrations k where k.event = registrations.event and k.person = @to);

-- name: EventMoveSignals
-- why: reminders follow the places
update schedule set person = @to where person = @from and kind like 'event-%';

-- name: EventDeleteRegistrationsOf
-- why: erasure
delete from registrations where person = @person;

-- name: EventPeople
-- why: broadcasts and reports go through everybody who stands so, page by page
select person from registrations where event = @event and status = @status and person > @after order by person limit @most;

-- name: EventIsRegistered
-- why: «записан» of a segment, and whoever else must know it of one person
select count(*) from registrations where event = @event and person = @person and status in (0, 1, 2, 4);

-- name: EventExport
-- why: the export shows every registration with what was said afterwards
select e.title, r.status, r.kind, r.at, r.attended_at, r.mark, r.words_sealed, k.wrapped, r.event
  from registrations r join events e on e.id = r.event join person_keys k on k.person = r.person
 where r.person = @person order by r.at, r.event;
