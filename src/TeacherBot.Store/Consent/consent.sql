-- name: InsertConsent
-- why: append-only proof of what was shown, agreed to or taken back, and when
insert into consents (person, municipality, kind, version, text_hash, given, channel, inbound_key, at)
values (@person, @municipality, @kind, @version, @hash, @given, @channel, @key, @at);

-- name: ConsentsOf
-- why: the export shows a person what they agreed to
select kind, version, text_hash, given, at from consents where person = @person order by id;

-- name: DeleteResponsesOf
-- why: erasure
delete from responses where attempt in (select n from attempts where person = @person);

-- name: DeleteAreaResultsOf
-- why: erasure; frozen aggregates stay as they were
delete from area_results where attempt in (select n from attempts where person = @person);

-- name: DeleteExplainedOf
-- why: erasure
delete from explained where attempt in (select n from attempts where person = @person);

-- name: DeleteAnonymousPartsOf
-- why: erasure; what was said anonymously cannot be found and stays
delete from anonymous_parts where person = @person;

-- name: DeleteAttemptsOf
-- why: erasure
delete from attempts where person = @person;

-- name: DeleteHelpRequestsOf
-- why: erasure
delete from help_requests where person = @person;

-- name: DeleteRolesOf
-- why: erasure
delete from roles where person = @person;

-- name: DeleteConversationOf
-- why: erasure
delete from conversations where person = @person;

-- name: DeleteOutboxOf
-- why: erasure
delete from outbox where address in (select id from addresses where person = @person);

-- name: DeleteScreensOf
-- why: erasure
delete from screens where address in (select id from addresses where person = @person);

-- name: DeleteGuessesOf
-- why: erasure
delete from guesses where address in (select id from addresses where person = @person);

-- name: DeleteLettersOf
-- why: erasure
delete from letters where address in (select id from addresses where person = @person);

-- name: DeleteThreadsOf
-- why: erasure
delete from letter_threads where address in (select id from addresses where person = @person);

-- name: DeleteLetterArrivalsOf
-- why: erasure
delete from letter_arrivals where address in (select id from addresses where person = @person);

-- name: DeleteAddressesOf
-- why: erasure
delete from addresses where person = @person;

-- name: DeleteScheduleOf
-- why: nobody is reminded after withdrawal
delete from schedule where person = @person;

-- name: DeleteJobsOf
-- why: erasure
delete from jobs where person = @person;

-- name: DocumentFilesOf
-- why: the files themselves go too
select file from documents where person = @person;

-- name: DeleteDocumentsOf
-- why: erasure
delete from documents where person = @person;

-- name: InsertErasureAct
-- why: the act says what was erased, when, and on whose demand, without saying who it was
insert into erasure_acts (person, municipality, withdrawn_at, erased_at, counts)
values (@person, @municipality, @withdrawn, @at, @counts);

-- name: FindWithdrawn
-- why: only who has withdrawn, or never agreed, is erased
select municipality, coalesce(withdrawn_at, created_at), status from people where id = @person;

-- name: ExpiredGuests
-- why: without consent nothing but the address is kept, and that for 24 hours; a guest of an event agreed to a week after it
select id from people
 where status = 0 and created_at < @before
   and not exists (select 1 from registrations r join events e on e.id = r.event
                    where r.person = people.id and r.status <> 3 and e.status <> 3 and e.ends_at > @over)
 limit 200;

-- name: UnsentOf
-- why: the farewell goes out before the address is erased
select count(*) from outbox where address in (select id from addresses where person = @person) and state in (0, 2);
