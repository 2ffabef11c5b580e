-- name: SupportActs
-- why: the log of a year
select id, day, school, kind, topic, document from support_acts where municipality = @municipality and year = @year order by day, id;

-- name: InsertSupportAct
-- why: written by who supports schools
insert into support_acts (municipality, year, day, school, kind, topic, document, at) values (@municipality, @year, @day, @school, @kind, @topic, @document, @at);

-- name: DeleteSupportAct
-- why: written by mistake
delete from support_acts where municipality = @municipality and year = @year and id = @id;
