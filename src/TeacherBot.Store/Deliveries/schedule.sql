-- name: PlanSignal
-- why: the same unique name again moves nothing
insert into schedule (unique_name, person, kind, object, due_at) values (@unique, @person, @kind, @object, @due)
on conflict do nothing;

-- name: CancelPlanned
-- why: the reason is gone
delete from schedule where unique_name = @unique and person = @person;

-- name: CountPlanned
-- why: a screen says whether something is subscribed to
select count(*) from schedule where unique_name = @unique and person = @person;

-- name: DueSignals
-- why: what time has to say now
select unique_name, person, kind, object, due_at from schedule where due_at <= @now order by due_at limit 200;

-- name: DeleteSignal
-- why: said, in the same transaction as its turn
delete from schedule where unique_name = @unique;

-- name: InsertJob
-- why: long work is asked for in the turn and done outside it
insert into jobs (kind, args, person, due_at, created_at) values (@kind, @args, @person, @due, @at);

-- name: LeaseJob
-- why: one worker does one job; a lease that ran out is taken again
update jobs set lease_until = @until, tries = tries + 1
 where id = (select id from jobs where failed is null and due_at <= @now and lease_until <= @now order by due_at, id limit 1)
returning id, kind, args, person, tries;

-- name: DeleteJob
-- why: done
delete from jobs where id = @id;

-- name: PostponeJob
-- why: not yet, or once more after a failure
update jobs set due_at = @due, lease_until = 0 where id = @id;

-- name: FailJob
-- why: visible in the doctor, never silently dropped
update jobs set failed = @why where id = @id;

-- name: CountFailedJobs
-- why: visible in the doctor
select count(*) from jobs where failed is not null;

-- name: PutDocument
-- why: the newest file of a recipe; the number of a certificate stays when it is made again
insert into documents (kind, object, person, file, number, created_at)
values (@kind, @object, @person, @file, (select coalesce(max(number), 0) + 1 from documents where kind = @kind), @at)
on conflict (kind, object) do update set file = excluded.file, created_at = excluded.created_at
returning number;

-- name: FindDocument
-- why: a message carries the recipe, the worker finds the file
select file, number from documents where kind = @kind and object = @object;

-- name: CountDocumentsOfFile
-- why: a file no document refers to is deleted
select count(*) from documents where file = @file;

-- name: InsertHelpRequest
-- why: one open request for an area
insert into help_requests (person, area, at) values (@person, @area, @at) on conflict do nothing;

-- name: CountHelpRequests
-- why: operators see what waits for an answer
select count(*) from help_requests where closed_at is null;
