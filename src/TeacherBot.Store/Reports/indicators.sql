-- name: IndicatorFacts
-- why: what was entered goes before what is counted
select code, count, total, document from indicator_facts where municipality = @municipality and year = @year order by code;

-- name: PutIndicatorFact
-- why: the newest value stands
insert into indicator_facts (municipality, year, code, count, total, document, at) values (@municipality, @year, @code, @count, @total, @document, @at)
on conflict (municipality, year, code) do update set count = excluded.count, total = excluded.total, document = excluded.document, at = excluded.at;

-- name: DeleteIndicatorFact
-- why: taken back
delete from indicator_facts where municipality = @municipality and year = @year and code = @code;

-- name: CampaignsOpened
-- why: indicator 5.1
select count(*) from campaigns where municipality = @municipality and opened_at >= @from and opened_at < @to;

-- name: RecommendationsMade
-- why: indicator 7.1
select count(*) from recommendations r join campaigns c on c.id = r.campaign
 where c.municipality = @municipality and substr(c.last_day, 1, 4) = @year and exists (select 1 from snapshots s where s.campaign = c.id);

-- name: Involved
-- why: schools and people that came to events; who leads a school is no pedagogue of it
select count(distinct p.school),
       count(distinct case when p.position <> 'head' then p.id end),
       count(distinct case when p.position <> 'head' and r.kind > 0 then p.id end)
  from registrations r join events e on e.id = r.event join people p on p.id = r.person
 where e.municipality = @municipality and p.municipality = @municipality and p.status = 1 and r.status = 4 and r.attended_at >= @from and r.attended_at < @to
   and p.school in (select value from json_each(@schools));

-- name: Involved [postgres]
-- why: json_each does not exist there
select count(distinct p.school),
       count(distinct case when p.position <> 'head' then p.id end),
       count(distinct case when p.position <> 'head' and r.kind > 0 then p.id end)
  from registrations r join events e on e.id = r.event join people p on p.id = r.person
 where e.municipality = @municipality and p.municipality = @municipality and p.status = 1 and r.status = 4 and r.attended_at >= @from and r.attended_at < @to
   and p.school in (select jsonb_array_elements_text(@schools::jsonb));
