-- name: ConsultationFind
-- why: one consultation, as its two and those who may take it see it
select id, municipality, subject, area, status, asker, answerer, named, asked_at, minutes, mark, case when pair is null then 0 else 1 end from consultations where id = @id;

-- name: ConsultationWords
-- why: the newest of what was said
select n, of_asker, text_sealed, picture from consultation_words where consultation = @id order by n desc limit 20;

-- name: ConsultationsAsked
-- why: «Мои вопросы»
select id, subject, area, status, asker from consultations where asker = @person and status > 0 order by asked_at desc, id desc limit 20;

-- name: ConsultationsTaken
-- why: what this person has taken
select id, subject, area, status, asker from consultations where answerer = @person and status = 2 order by asked_at, id limit 20;

-- name: ConsultationsWaiting
-- why: the queue, the oldest first, without one's own
select id, subject, area, status, asker from consultations
 where municipality = @municipality and status = 1 and asker <> @person order by asked_at, id limit 20;

-- name: ConsultationEnds
-- why: how a line of a list begins, and whose the last word is
select (select text_sealed from consultation_words where consultation = @id and n = 1),
       (select of_asker from consultation_words where consultation = @id order by n desc limit 1);

-- name: ConsultationTeachers
-- why: a subject with few teachers tells who asks
select count(*) from people where status = 1 and municipality = @municipality and ',' || subjects || ',' like '%,' || @subject || ',%';

-- name: ConsultationAnswerers
-- why: who is told of a question in the queue
select distinct r.person from roles r join people p on p.id = r.person
 where p.status = 1 and p.municipality = @municipality and r.role in ('Mentor', 'Methodist') and (r.to_at is null or r.to_at > @at)
   and (r.scope = '*' or r.scope = @municipality or r.scope like @municipality || '/%') and r.person <> @asker and r.person <> @person
 order by r.person limit 50;

-- name: ConsultationColleagues
-- why: to whom a taken question can be handed on
select r.person, max(case when r.role = 'Methodist' then 1 else 0 end) from roles r join people p on p.id = r.person
 where p.status = 1 and p.municipality = @municipality and r.role in ('Mentor', 'Methodist') and r.to_at is null
   and (r.scope = '*' or r.scope = @municipality or r.scope like @municipality || '/%') and r.person <> @asker and r.person <> @person
 group by r.person order by r.person limit 50;

-- name: ConsultationTransfer
-- why: only by who has it
update consultations set answerer = @colleague, claimed_at = @at where id = @id and status = 2 and answerer = @person;

-- name: ConsultationInsert
-- why: a question is kept before it is sent
insert into consultations (id, municipality, subject, area, asker, status, named, asked_at, pair) values (@id, @municipality, @subject, @area, @person, 0, 0, @at, @pair);

-- name: ConsultationInsertWord
-- why: one thing said; the number is the next one
insert into consultation_words (consultation, n, of_asker, text_sealed, at) values (@id, @n, @asker, @text, @at);

-- name: ConsultationSetPicture
-- why: fetched after its word; one that is there stays
update consultation_words set picture_sealed = @picture, picture = @kind where consultation = @id and n = @n and of_asker = @asker and picture_sealed is null;

-- name: ConsultationPicture
-- why: shown to the two when asked for
select picture_sealed from consultation_words where consultation = @id and n = @n and picture_sealed is not null;

-- name: JoinConsultationPictures
-- why: sealed anew under the key that stays
select w.consultation, w.n, w.picture_sealed from consultation_words w join consultations c on c.id = w.consultation where c.asker = @from and w.picture_sealed is not null;

-- name: JoinConsultationPicture
-- why: sealed anew under the key that stays
update consultation_words set picture_sealed = @picture where consultation = @id and n = @n;

-- name: ConsultationLastWord
-- why: numbers of words go on
select coalesce(max(n), 0) from consultation_words where consultation = @id;

-- name: ConsultationSet
-- why: subject and name before it is sent
update consultations set subject = @subject, named = @named where id = @id and asker = @person and status = 0;

-- name: ConsultationSend
-- why: from here on others see it
update consultations set status = 1, asked_at = @at where id = @id and asker = @person and status = 0;

-- name: ConsultationSendToMentor
-- why: a question to one's own mentor needs no queue, as long as they work together
update consultations set status = 2, asked_at = @at, claimed_at = @at,
       answerer = (select c.person from mentor_pairs q join mentor_cards c on c.id = q.card where q.id = consultations.pair)
 where id = @id and asker = @person and status = 0 and pair in (
       select q.id from mentor_pairs q join mentor_cards c on c.id = q.card where q.teacher = @person and q.status = 1 and c.status = 2 and c.person is not null);

-- name: ConsultationClaim
-- why: one answers
update consultations set status = 2, answerer = @person, claimed_at = @at where id = @id and status = 1 and asker <> @person;

-- name: ConsultationRelease
-- why: back to the queue
update consultations set status = 1, answerer = null, claimed_at = null where id = @id and answerer = @person and status = 2;

-- name: ConsultationClose
-- why: by either side
update consultations set status = 3, closed_at = @at where id = @id and status = 2 and (asker = @person or answerer = @person);

-- name: ConsultationTally
-- why: hours of those who answer are told of all of them together
select count(*), count(case when status = 3 then 1 end), coalesce(sum(minutes), 0)
  from consultations where municipality = @municipality and status > 0 and asked_at >= @from and asked_at < @until;

-- name: HelpRequestAnswered
-- why: a request for help ends with the dialogue about it, or when it is taken back
update help_requests set closed_at = @at
 where closed_at is null and exists (select 1 from consultations c where c.id = @id and c.asker = help_requests.person and c.area = help_requests.area);

-- name: ConsultationTime
-- why: hours of those who answer
update consultations set minutes = @minutes where id = @id and answerer = @person and status = 3;

-- name: ConsultationMark
-- why: one question to the asker
update consultations set mark = @mark where id = @id and asker = @person and status = 3;

-- name: ConsultationDeleteWords
-- why: a draft or a question taken back leaves nothing
delete from consultation_words where consultation = @id and consultation in (select id from consultations where asker = @person and status < 2);

-- name: ConsultationDelete
-- why: a draft or a question taken back leaves nothing
delete from consultations where id = @id and asker = @person and status < 2;

-- name: ConsultationsUnasked
-- why: an older draft, or all that nobody has taken when its asker goes
select id from consultations where asker = @person and status < @below order by id;

-- name: ConsultationsOpenOf
-- why: dialogues that end or go back to the queue when one of the two goes
select id, asker from consultations where status = 2 and (asker = @person or answerer = @person) order by id;

-- name: ConsultationDeleteWordsOf
-- why: erasure; what the other side wrote in them goes too, for its key does
delete from consultation_words where consultation in (select id from consultations where asker = @person);

-- name: ConsultationForgetAsker
-- why: erasure; that a question was asked and answered stays countable
update consultations set asker = null, named = 0 where asker = @person;

-- name: ConsultationForgetAnswerer
-- why: erasure
update consultations set answerer = null where answerer = @person;

-- name: JoinConsultationWords
-- why: sealed under the key of the asker who goes
select w.consultation, w.n, w.text_sealed from consultation_words w join consultations c on c.id = w.consultation where c.asker = @from;

-- name: JoinConsultationWord
-- why: sealed anew under the key of the person who stays
update consultation_words set text_sealed = @text where consultation = @id and n = @n;

-- name: JoinConsultationsToSelf
-- why: nobody answers oneself
update consultations set status = 1, answerer = null, claimed_at = null
 where status = 2 and ((asker = @from and answerer = @to) or (asker = @to and answerer = @from));

-- name: JoinConsultationsAsked
-- why: questions of one person
update consultations set asker = @to where asker = @from;

-- name: JoinConsultationsTaken
-- why: answers of one person
update consultations set answerer = @to where answerer = @from;

-- name: ExportConsultations
-- why: what a person asked, and what a person answered
select id, subject, area, asker, status, asked_at, minutes, mark from consultations where asker = @person or answerer = @person order by asked_at, id;

-- name: ExportConsultationWords
-- why: the dialogue of one's own question whole, of another's only one's own words
select n, of_asker, at, text_sealed from consultation_words where consultation = @id and (of_asker = 0 or @whole = 1) order by n;
