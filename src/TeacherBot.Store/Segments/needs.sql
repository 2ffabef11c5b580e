-- name: LastNeedSnapshot
-- why: the newest snapshot of an area answers, and says when it was looked at last
select id, looked_at from need_snapshots where municipality = @municipality and area = @area order by id desc limit 1;

-- name: InsertNeedSnapshot
-- why: a frozen state of one area
insert into need_snapshots (municipality, area, frozen_at, looked_at) values (@municipality, @area, @at, @at)
returning id;

-- name: InsertNeedRows
-- why: everybody of the subject with the newest level of the area, measured in this municipality; null has not finished it
insert into need_rows (snapshot, person, school, subjects, level)
select @snapshot, p.id, p.school, p.subjects,
       (select r.level
          from attempts a join area_results r on r.attempt = a.n
         where a.person = p.id and a.municipality = @municipality and r.area = @area and r.level is not null
           and a.instrument in (select value from json_each(@instruments))
         order by r.closed_at desc, a.n desc limit 1)
  from people p
 where p.status = 1 and p.municipality = @municipality and p.school is not null and p.position is not null and p.subjects <> ''
   and (cast(@subject as text) is null or replace(',' || p.subjects || ',', ',' || @subject || ',', '') <> ',' || p.subjects || ',');

-- name: InsertNeedRows [postgres]
-- why: json_each does not exist there
insert into need_rows (snapshot, person, school, subjects, level)
select @snapshot, p.id, p.school, p.subjects,
       (select r.level
          from attempts a join area_results r on r.attempt = a.n
         where a.person = p.id and a.municipality = @municipality and r.area = @area and r.level is not null
           and a.instrument in (select jsonb_array_elements_text(@instruments::jsonb))
         order by r.closed_at desc, a.n desc limit 1)
  from people p
 where p.status = 1 and p.municipality = @municipality and p.school is not null and p.position is not null and p.subjects <> ''
   and (cast(@subject as text) is null or replace(',' || p.subjects || ',', ',' || @subject || ',', '') <> ',' || p.subjects || ',');

-- name: CountNeedChanges
-- why: a snapshot that differs by a few people would tell of those few
select (select count(*)
          from need_rows n left join need_rows o on o.snapshot = @was and o.person = n.person
         where n.snapshot = @snapshot
           and (o.person is null or o.school <> n.school or o.subjects <> n.subjects or coalesce(o.level, -1) <> coalesce(n.level, -1)))
     + (select count(*)
          from need_rows o
         where o.snapshot = @was and not exists (select 1 from need_rows n where n.snapshot = @snapshot and n.person = o.person));

-- name: LookAtNeedSnapshot
-- why: too little changed; asked again in a week
update need_snapshots set looked_at = @at where id = @snapshot;

-- name: DeleteNeedRows
-- why: a snapshot that does not replace the last one is not kept
delete from need_rows where snapshot = @snapshot;

-- name: DeleteNeedSnapshot
-- why: a snapshot that does not replace the last one is not kept
delete from need_snapshots where id = @snapshot;

-- name: ForgetNeedPlans
-- why: after a year a plan is held against nothing any more
delete from need_plans where municipality = @municipality and area = @area and planned_at <= @since;

-- name: OldNeedSnapshots
-- why: only the newest snapshot and those that plans were made from are needed
select s.id from need_snapshots s
 where s.municipality = @municipality and s.area = @area and s.id < @newest
   and not exists (select 1 from need_plans p where p.snapshot = s.id)
 limit 20;

-- name: NeedRowsOf
-- why: the cell of a wish is cut out of the snapshot by pure code
select person, school, subjects, level from need_rows where snapshot = @snapshot order by person;

-- name: NeedPlansOf
-- why: every earlier answer about the area, whoever asked
select id, level, subject, cluster, status, schools, snapshot, sender, about, planned_at, used_at is not null
  from need_plans where municipality = @municipality and area = @area and planned_at > @since
 order by id;

-- name: InsertNeedPlan
-- why: an answer that was given is held against later ones
insert into need_plans (municipality, area, level, subject, cluster, status, schools, snapshot, sender, about, planned_at)
values (@municipality, @area, @level, @subject, @cluster, @status, @schools, @snapshot, @sender, @about, @at)
returning id;

-- name: UseNeedPlan
-- why: a plan is sent by once
update need_plans set used_at = @at where id = @id and used_at is null;

-- name: FindNeedPlan
-- why: recipients of a plan are read page by page
select municipality, area, planned_at, snapshot from need_plans where id = @id and about is not null;

-- name: NeedPeopleStillHere
-- why: who left, moved away or withdrew since receives nothing
select r.person
  from need_rows r join people p on p.id = r.person
 where r.snapshot = @snapshot and r.person > @after and p.status = 1 and p.municipality = @municipality
 order by r.person;

-- name: DeleteNeedRowsOf
-- why: erasure; the answers given stay as they were
delete from need_rows where person = @person;

-- name: ForgetNeedSenderOf
-- why: erasure; the answer is kept, who asked for it is not
update need_plans set sender = '' where sender = @person;
