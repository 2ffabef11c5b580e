-- name: SchoolFacts
-- why: schools are judged by them, and the office looks them through
select school, year, indicator, value from school_facts where municipality = @municipality and year between @first and @last order by school, year, indicator;

-- name: PutSchoolFact
-- why: imported again a figure replaces the older one
insert into school_facts (municipality, school, year, indicator, value, at) values (@municipality, @school, @year, @indicator, @value, @at)
on conflict (municipality, school, year, indicator) do update set value = excluded.value, at = excluded.at;

-- name: DropSchoolFact
-- why: a figure that was entered by mistake is taken back
delete from school_facts where municipality = @municipality and school = @school and year = @year and indicator = @indicator;
