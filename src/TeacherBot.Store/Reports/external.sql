-- name: ExternalResults
-- why: whether schools rose from the year before
select procedure, year, school, value from external_results where municipality = @municipality and year in (@year, @before) order by procedure, school, year;

-- name: PutExternalResult
-- why: imported again a value replaces the older one
insert into external_results (municipality, procedure, year, school, value, at) values (@municipality, @procedure, @year, @school, @value, @at)
on conflict (municipality, procedure, year, school) do update set value = excluded.value, at = excluded.at;

-- name: ExternalNeeds
-- why: the register lists them with their source
select category, subject, type, area, found, measured, source from external_needs where municipality = @municipality and year = @year order by id;

-- name: DropExternalNeeds
-- why: a file of a source replaces what it said before
delete from external_needs where municipality = @municipality and year = @year and source = @source;

-- name: InsertExternalNeed
-- why: a line of the file
insert into external_needs (municipality, year, category, subject, type, area, found, measured, source)
values (@municipality, @year, @category, @subject, @type, @area, @found, @measured, @source);
