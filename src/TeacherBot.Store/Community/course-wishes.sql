-- name: CourseWishInsert
-- why: twice is once
insert into course_wishes (person, event, municipality, at, ends_at) values (@person, @event, @municipality, @at, @ends) on conflict do nothing;

-- name: CourseWishDelete
-- why: no longer wished
delete from course_wishes where person = @person and event = @event;

-- name: CourseWishesMine
-- why: the button on a course's page says which it is
select event from course_wishes where person = @person order by event;

-- name: CourseWishesOfTown
-- why: part B of the course order: teachers by school, no head and nobody who left
select p.school, w.event, coalesce(e.title, ''), e.starts_at, case when e.link is null then 0 else 1 end, count(*)
  from course_wishes w join people p on p.id = w.person left join events e on e.id = w.event
 where w.municipality = @municipality and p.municipality = w.municipality and p.status = 1 and p.school is not null and p.position <> 'head'
   and coalesce(e.ends_at, w.ends_at) > @at
 group by p.school, w.event, e.title, e.starts_at, e.link order by p.school, w.event;

-- name: CourseWishesPurge
-- why: agreed to until the course is over, which may have been moved since
delete from course_wishes where coalesce((select e.ends_at from events e where e.id = course_wishes.event), ends_at) <= @at;

-- name: CourseWishesForgetOf
-- why: erasure
delete from course_wishes where person = @person;

-- name: JoinCourseWishes
-- why: what both wish for is wished once; the rest goes with the one who goes
insert into course_wishes (person, event, municipality, at, ends_at) select @to, event, municipality, at, ends_at from course_wishes where person = @from on conflict do nothing;

-- name: ExportCourseWishes
-- why: the export shows what was wished for
select event, at from course_wishes where person = @person order by at, event;
