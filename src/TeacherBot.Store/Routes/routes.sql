-- name: RouteNewest
-- why: a person has one route at a time; closed ones before it are kept
select id, content_sealed from routes where person = @person order by created_at desc, id desc limit 1;

-- name: RoutesOfPerson
-- why: for the export, and when two people turn out to be one
select id, content_sealed from routes where person = @person order by created_at, id;

-- name: RouteAttended
-- why: having been at the event of a step ends the step
select attended_at from registrations where event = @event and person = @person and status = 4 and attended_at is not null;

-- name: RouteSave
-- why: written whole; somebody else's route is not touched
insert into routes (id, person, status, measured, created_at, confirmed_at, closed_at, content_sealed)
values (@id, @person, @status, @measured, @created, @confirmed, @closed, @content)
on conflict (id) do update
   set status = excluded.status, measured = excluded.measured, confirmed_at = excluded.confirmed_at, closed_at = excluded.closed_at,
       content_sealed = excluded.content_sealed
 where routes.person = excluded.person;

-- name: RouteDrop
-- why: a draft nobody confirmed is nobody's plan
delete from routes where id = @id and person = @person and status = 0;

-- name: RoutesForget
-- why: erasure
delete from routes where person = @person;

-- name: RouteMove
-- why: two people turned out to be one
update routes set person = @to, content_sealed = @content where id = @id;

-- name: CheckedItemInsert
-- why: met once, counted once
insert into checked_items (person, instrument, item, at) values (@person, @instrument, @item, @at) on conflict do nothing;

-- name: CheckedItemsOf
-- why: a check asks nothing twice
select item from checked_items where person = @person and instrument = @instrument order by item;

-- name: CheckedItemsOfPerson
-- why: the export has everything
select item, at from checked_items where person = @person order by at, instrument, item;

-- name: GivenItemsOf
-- why: a check asks nothing that a questionnaire asked, finished or not
select distinct a.version, a.form, a.hash, r.item
  from attempts a join responses r on r.attempt = a.n
 where a.person = @person and a.instrument = @instrument
 order by a.version, a.form, a.hash, r.item;

-- name: CheckedItemsForget
-- why: erasure
delete from checked_items where person = @person;

-- name: CheckedItemsCopy
-- why: two people turned out to be one
insert into checked_items (person, instrument, item, at)
select @to, instrument, item, at from checked_items where person = @from
on conflict do nothing;

-- name: RoutesCounted
-- why: indicators count schools and teachers with a route, by the whole of the municipality only
select count(distinct case when r.measured = 1 then p.school end), count(distinct case when p.position <> 'head' then p.id end)
  from routes r join people p on p.id = r.person
 where p.municipality = @municipality and p.status = 1 and r.status > 0
   and r.confirmed_at < @until and (r.closed_at is null or r.closed_at >= @from)
   and p.school in (select value from json_each(@schools));

-- name: RoutesCounted [postgres]
-- why: json_each does not exist there
select count(distinct case when r.measured = 1 then p.school end), count(distinct case when p.position <> 'head' then p.id end)
  from routes r join people p on p.id = r.person
 where p.municipality = @municipality and p.status = 1 and r.status > 0
   and r.confirmed_at < @until and (r.closed_at is null or r.closed_at >= @from)
   and p.school in (select jsonb_array_elements_text(@schools::jsonb));
