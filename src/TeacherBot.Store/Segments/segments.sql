-- name: SegmentPage
-- why: recipients of an ordinary segment, in the order of their ids; @condition is put together from the texts below
select p.id from people p
 where p.status = 1 and p.municipality = @municipality and p.school is not null and p.position is not null and p.subjects <> ''
   and p.joined_at <= @now and p.id > @after and @condition
 order by p.id limit @most;

-- name: SegmentCount
-- why: the flight plan says how many there are before anything is frozen
select count(*) from people p
 where p.status = 1 and p.municipality = @municipality and p.school is not null and p.position is not null and p.subjects <> ''
   and p.joined_at <= @now and @condition;

-- name: WhereEverybody
-- why: «все»
1 = 1;

-- name: WhereSubject
-- why: «предмет»: one of the ids in the column's list; replace exists on every engine, position and instr do not
replace(',' || p.subjects || ',', ',' || @value || ',', '') <> ',' || p.subjects || ',';

-- name: WhereMailing
-- why: «подписка»: a kind of consent in the column's kind:version list
replace(',' || p.consents, ',' || @value || ':', '') <> ',' || p.consents;

-- name: WherePosition
-- why: «должность»
p.position = @value;

-- name: WhereSchools
-- why: «школа», and «куст» and «статус» as the schools they mean that year
p.school in (select value from json_each(@value));

-- name: WhereSchools [postgres]
-- why: json_each does not exist there
p.school in (select jsonb_array_elements_text(@value::jsonb));

-- name: WhereStarted
-- why: «начал»: finished ones began too
exists (select 1 from attempts a where a.person = p.id and a.instrument = @value);

-- name: WhereFinished
-- why: «завершил»
exists (select 1 from attempts a where a.person = p.id and a.instrument = @value and a.status = 1);

-- name: WhereRegistered
-- why: «записан»: everything but cancelled, so that «не записан» never bothers who waits or has been
exists (select 1 from registrations r where r.person = p.id and r.event = @value and r.status <> 3);

-- name: WhereAttended
-- why: «был»
exists (select 1 from registrations r where r.person = p.id and r.event = @value and r.status = 4);
