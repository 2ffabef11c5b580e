-- name: CoveredPeople
-- why: each teacher of a school with a status once, whatever they completed; the school is that of the attempt
select count(distinct a.person) from attempts a join people p on p.id = a.person
 where p.status = 1 and p.position <> 'head' and a.municipality = @municipality and a.status = 1 and a.completed_at >= @from and a.completed_at < @to
   and a.school in (select value from json_each(@schools)) and a.instrument in (select value from json_each(@instruments));

-- name: CoveredPeople [postgres]
-- why: json_each does not exist there
select count(distinct a.person) from attempts a join people p on p.id = a.person
 where p.status = 1 and p.position <> 'head' and a.municipality = @municipality and a.status = 1 and a.completed_at >= @from and a.completed_at < @to
   and a.school in (select jsonb_array_elements_text(@schools::jsonb)) and a.instrument in (select jsonb_array_elements_text(@instruments::jsonb));
