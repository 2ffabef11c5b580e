-- name: InsertAttempt
-- why: an attempt pins the published instrument it was begun with, and the school of that day
insert into attempts (id, person, municipality, school, instrument, version, form, hash, plan, seed, status, repeats, started_at)
select @id, p.id, p.municipality, p.school, @instrument, @version, @form, @hash, @plan, @seed, 0, @repeats, @at
  from people p where p.id = @person;

-- name: FindAttempt
-- why: a turn inside a portion needs the attempt; somebody else's is not found
select n, id, instrument, version, form, hash, plan, seed, status, repeats, started_at, completed_at
  from attempts where id = @id and person = @person;

-- name: ResponsesOf
-- why: what was given so far, for the screen, the review and the score
select item, value, sure, correct from responses where attempt = @attempt;

-- name: ClosedAreasOf
-- why: which portions of the plan are closed
select area from area_results where attempt = @attempt order by closed_at, area;

-- name: AttemptsOf
-- why: what is open for the menu, what is completed for the profile
select n, id, instrument, version, form, hash, plan, seed, status, repeats, started_at, completed_at
  from attempts where person = @person and status = @status order by started_at desc, n desc limit 20;

-- name: UpsertResponse
-- why: one response, new or changed; refused by the store when the area is closed or the attempt is not the person's
insert into responses (attempt, item, value, sure, correct, at)
select n, @item, @value, @sure, @correct, @at from attempts where id = @id and person = @person and status = 0
on conflict (attempt, item) do update set value = excluded.value, sure = excluded.sure, correct = excluded.correct, at = excluded.at;

-- name: InsertAreaResult
-- why: reports read results instead of scoring again
insert into area_results (attempt, area, correct1, valid1, correct2, valid2, correct3, valid3, level, inconsistent,
                          right_sure, right_unsure, wrong_sure, wrong_unsure, closed_at)
select n, @area, @c1, @v1, @c2, @v2, @c3, @v3, @level, @inconsistent, @rs, @ru, @ws, @wu, @at
  from attempts where id = @id and person = @person
on conflict do nothing;

-- name: SetAttemptStatus
-- why: completed or abandoned, once
update attempts set status = @status, completed_at = @at where id = @id and person = @person and status = 0;

-- name: AreaHistory
-- why: an area is not offered again too soon, nor after its explanations were opened; a result is held against the last one
select r.area, a.form, r.closed_at, exists (select 1 from explained e where e.attempt = r.attempt and e.area = r.area),
       r.correct1 + r.correct2 + r.correct3, r.valid1 + r.valid2 + r.valid3
  from attempts a join area_results r on r.attempt = a.n
 where a.person = @person and a.instrument = @instrument;

-- name: InsertExplained
-- why: an explained item is never scored for this person again
insert into explained (attempt, area, item, at)
select n, @area, @item, @at from attempts where id = @id and person = @person
on conflict do nothing;

-- name: InsertRemark
-- why: bad items are found by those who meet them
insert into item_remarks (instrument, version, item, comment_sealed, at) values (@instrument, @version, @item, @comment, @at);

-- name: CountRemarks
-- why: operators see that remarks wait to be read
select count(*) from item_remarks;

-- name: InsertAnonymousPart
-- why: each may take part once; this says nothing of the responses
insert into anonymous_parts (person, instrument, version) values (@person, @instrument, @version) on conflict do nothing;

-- name: FindAnonymousPart
-- why: offered once
select count(*) from anonymous_parts where person = @person and instrument = @instrument and version = @version;

-- name: InsertAnonymousAttempt
-- why: responses hang on the token alone
insert into anonymous_attempts (token_hash, hash, school, finished) values (@token, @hash, @school, 0) on conflict do nothing;

-- name: FindAnonymousAttempt
-- why: the questionnaire being filled
select a.hash, i.id, i.version, i.form from anonymous_attempts a join instruments i on i.hash = a.hash
 where a.token_hash = @token and a.finished = 0;

-- name: AnonymousResponsesOf
-- why: to show and change what was given
select item, value from anonymous_responses where token_hash = @token;

-- name: UpsertAnonymousResponse
-- why: one response; no instant, so that it cannot be matched to a person by time
insert into anonymous_responses (token_hash, item, value) values (@token, @item, @value)
on conflict (token_hash, item) do update set value = excluded.value;

-- name: FinishAnonymous
-- why: from here on nobody can change or find it by the token
update anonymous_attempts set finished = 1 where token_hash = @token;

-- name: DeleteAnonymousResponses
-- why: an unfinished anonymous questionnaire is thrown away whole
delete from anonymous_responses where token_hash = @token;

-- name: DeleteAnonymousAttempt
-- why: an unfinished anonymous questionnaire is thrown away whole
delete from anonymous_attempts where token_hash = @token and finished = 0;

-- name: DeleteAnonymousPart
-- why: who threw a questionnaire away may fill it another day
delete from anonymous_parts where person = @person and instrument = @instrument and version = @version;

-- name: AttemptsToVerify
-- why: db verify recomputes every stored result
select n, id, person, hash from attempts where n > @after order by n limit 500;

-- name: AreaResultsOf
-- why: db verify compares stored with recomputed
select area, correct1, valid1, correct2, valid2, correct3, valid3, level, inconsistent, right_sure, right_unsure, wrong_sure, wrong_unsure
  from area_results where attempt = @attempt order by area;

-- name: CountAttempts
-- why: figures for operators and the simulation
select count(*) from attempts where status = @status;
