-- name: YearPlanDone
-- why: what of a year's plan was done
select task, done_at from year_tasks where municipality = @municipality and year = @year order by task;

-- name: YearPlanMark
-- why: done once
insert into year_tasks (municipality, year, task, done_at) values (@municipality, @year, @task, @at) on conflict do nothing;

-- name: YearPlanUnmark
-- why: ticked by mistake
delete from year_tasks where municipality = @municipality and year = @year and task = @task;
