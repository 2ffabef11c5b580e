-- name: ExternalResults
-- why: whether schools rose from the year before
select procedure, year, school, value from external_results where municipality = @municipality and year in (@year, @before) order by procedure, school, year;

-- name: PutExternalResult
-- why: imported again a value replaces the older one
insert into external_results (municipality, procedure, year, school, value, at) values (@municipality, @procedure, @year, @school, @value, @at)
on conflict (municipality, procedure, year, school) do update set value = excluded.value, at = excluded.at;
