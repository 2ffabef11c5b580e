-- name: MentorCardMine
-- why: a person has one card at a time
select c.id, c.municipality, c.status, c.areas, c.capacity, c.order_number, c.from_day, c.until_day,
       (select count(*) from mentor_pairs q where q.card = c.id and q.status < 2)
  from mentor_cards c where c.person = @person and c.status < 3 order by c.id desc limit 1;

-- name: MentorCardsOfTown
-- why: the coordinator's list, and whom teachers can ask; nobody who withdrew or moved away
select c.id, c.municipality, c.status, c.areas, c.capacity, c.order_number, c.from_day, c.until_day,
       (select count(*) from mentor_pairs q where q.card = c.id and q.status < 2), c.person
  from mentor_cards c join people p on p.id = c.person
 where c.municipality = @municipality and p.municipality = c.municipality and p.status = 1 and c.status in (1, 2)
 order by c.status, c.id limit 200;

-- name: MentorCardSave
-- why: written whole by its owner; status and order are other statements' work
insert into mentor_cards (id, person, municipality, status, areas, capacity, at) values (@id, @person, @municipality, 0, @areas, @capacity, @at)
on conflict (id) do update set areas = excluded.areas, capacity = excluded.capacity
 where mentor_cards.person = excluded.person and mentor_cards.status < 3;

-- name: MentorCardOffer
-- why: from here on coordinators see it
update mentor_cards set status = 1, at = @at where id = @id and person = @person and status = 0;

-- name: MentorCardConfirm
-- why: by a coordinator of the same municipality; a newer order takes the place of the older
update mentor_cards set status = 2, order_number = @order, from_day = @from, until_day = @until
 where id = @id and municipality = @municipality and status in (1, 2);

-- name: MentorCardEnd
-- why: by its owner, or in the owner's municipality; the caller has asked for the right
update mentor_cards set status = 3, ended_at = @at where id = @id and status < 3 and (person = @person or municipality = @municipality);

-- name: MentorCardOwner
-- why: who is told
select person from mentor_cards where id = @id and person is not null;

-- name: MentorCardsOpenOf
-- why: somebody leaves
select id from mentor_cards where person = @person and status < 3;

-- name: MentorPairsOpenOfCard
-- why: whom a mentor who leaves was helping
select id, teacher, status from mentor_pairs where card = @card and status < 2 order by id;

-- name: MentorPairsOpenOfTeacher
-- why: somebody leaves
select id from mentor_pairs where teacher = @person and status < 2;

-- name: MentorPairFind
-- why: one pair, and its two
select q.id, q.municipality, q.subject, q.area, q.status, q.opened, q.asked_at, q.began_at, q.agreed_route, q.agreed_at, q.teacher, c.person
  from mentor_pairs q join mentor_cards c on c.id = q.card where q.id = @id;

-- name: MentorPairsMine
-- why: what one is in, on either side
select q.id, q.municipality, q.subject, q.area, q.status, q.opened, q.asked_at, q.began_at, q.agreed_route, q.agreed_at, q.teacher, c.person
  from mentor_pairs q join mentor_cards c on c.id = q.card
 where q.status < 2 and (q.teacher = @person or c.person = @person) order by q.id desc limit 20;

-- name: MentorPairsAskedBefore
-- why: whoever helps now, or said no, is not offered again
select card from mentor_pairs where teacher = @person and (status < 3 or (status = 4 and asked_at > @since));

-- name: MentorPairAsk
-- why: a place is taken only while there is one, and not twice by the same
insert into mentor_pairs (id, card, teacher, municipality, subject, area, status, asked_at)
select @id, c.id, @person, c.municipality, @subject, @area, 0, @at from mentor_cards c
 where c.id = @card and c.status = 2 and c.municipality = @municipality and c.person <> @person
   and (select count(*) from mentor_pairs q where q.card = c.id and q.status < 2) < c.capacity
   and not exists (select 1 from mentor_pairs q where q.card = c.id and q.teacher = @person and q.status < 2);

-- name: MentorPairAnswer
-- why: by the mentor, once
update mentor_pairs set status = @status, opened = case when @status = 1 then opened else 0 end, began_at = case when @status = 1 then @at end, ended_at = case when @status = 1 then null else @at end
 where id = @id and status = 0 and card in (select id from mentor_cards where person = @person and status = 2);

-- name: MentorPairEnd
-- why: by either; what was opened is closed
update mentor_pairs set status = @status, opened = 0, ended_at = @at
 where id = @id and status < 2 and (teacher = @person or card in (select id from mentor_cards where person = @person));

-- name: MentorPairsOpened
-- why: the consent to open anything lives while something is opened
select id from mentor_pairs where teacher = @person and opened <> 0 limit 1;

-- name: MentorPairOpen
-- why: by the teacher only
update mentor_pairs set opened = @opened where id = @id and teacher = @person and status < 2;

-- name: MentorPairAgree
-- why: by the mentor, while the route is opened
update mentor_pairs set agreed_route = @route, agreed_at = @at
 where id = @id and status = 1 and opened in (2, 3, 6, 7) and card in (select id from mentor_cards where person = @person and status = 2);

-- name: RouteMarkInsert
-- why: by the mentor, while the route is opened; once a step
insert into route_marks (route, step, pair, at)
select @route, @step, q.id, @at from mentor_pairs q join mentor_cards c on c.id = q.card
 where q.id = @id and q.status = 1 and q.opened in (2, 3, 6, 7) and c.person = @person
on conflict do nothing;

-- name: RouteMarksOf
-- why: what a mentor marked, for the teacher and that mentor
select m.step, m.at from route_marks m join mentor_pairs q on q.id = m.pair join mentor_cards c on c.id = q.card
 where m.route = @route and (q.teacher = @person or c.person = @person) order by m.step;

-- name: RouteMentorOf
-- why: who agreed to a route, for its teacher and that mentor
select q.agreed_at, c.person from mentor_pairs q join mentor_cards c on c.id = q.card
 where q.agreed_route = @route and (q.teacher = @person or c.person = @person) order by q.agreed_at desc limit 1;

-- name: MentorNoteLast
-- why: numbers of lines go up
select coalesce(max(n), 0) from mentor_notes where pair = @id;

-- name: MentorNoteInsert
-- why: one line of a diary
insert into mentor_notes (pair, n, minutes, text_sealed, at) values (@id, @n, @minutes, @text, @at);

-- name: MentorNotesOf
-- why: the newest lines of a diary
select n, at, minutes, text_sealed from mentor_notes where pair = @id order by n desc limit 10;

-- name: MentorTally
-- why: the support log counts the work, not the people
select (select count(*) from mentor_pairs where municipality = @municipality and status = 1), count(*), coalesce(sum(n.minutes), 0)
  from mentor_notes n join mentor_pairs q on q.id = n.pair where q.municipality = @municipality and n.at >= @from and n.at < @until;

-- name: MentorCoordinators
-- why: who is told of an offer
select distinct r.person from roles r join people p on p.id = r.person
 where p.status = 1 and p.municipality = @municipality and r.role = 'Coordinator' and (r.to_at is null or r.to_at > @at)
   and (r.scope = '*' or r.scope = @municipality) and r.person <> @person
 order by r.person limit 50;

-- name: MentorRoleGive
-- why: a mentor answers questions too; a role given otherwise stays that one's
insert into roles (person, role, scope, from_at, to_at, granted_by) values (@person, 'Mentor', @municipality, @at, null, @by)
on conflict (person, role, scope) do update set to_at = null, granted_by = excluded.granted_by where roles.to_at is not null and roles.to_at <= @at;

-- name: MentorRoleEnd
-- why: the role given with a card goes with it; one given otherwise stays
update roles set to_at = @at where person = @person and role = 'Mentor' and granted_by = @by and (to_at is null or to_at > @at);

-- name: MentorNotesForgetOf
-- why: erasure; the diary is about the teacher
delete from mentor_notes where pair in (select id from mentor_pairs where teacher = @person);

-- name: RouteMarksForgetOf
-- why: erasure
delete from route_marks where pair in (select id from mentor_pairs where teacher = @person);

-- name: MentorPairsForgetOf
-- why: erasure
delete from mentor_pairs where teacher = @person;

-- name: MentorCardsForgetOf
-- why: erasure; the number of an order is the municipality's
update mentor_cards set person = null, areas = '' where person = @person;

-- name: JoinMentorCards
-- why: a card of either; two open ones end in one
update mentor_cards set person = @to, status = case when status < 3 and exists (select 1 from mentor_cards t where t.person = @to and t.status < 3) then 3 else status end
 where person = @from;

-- name: JoinMentorPairs
-- why: what either was in as a teacher; nobody is one's own mentor
update mentor_pairs
   set teacher = @to, status = case when status < 2 and card in (select id from mentor_cards where person in (@from, @to)) then 3 else status end
 where teacher = @from;

-- name: JoinMentorNotes
-- why: sealed anew under the key that stays
select n.pair, n.n, n.text_sealed from mentor_notes n join mentor_pairs q on q.id = n.pair where q.teacher = @from;

-- name: JoinMentorNote
-- why: sealed anew under the key that stays
update mentor_notes set text_sealed = @text where pair = @id and n = @n;

-- name: ExportMentorPairs
-- why: the export shows a person what they were in
select q.id, q.subject, q.area, q.status, q.opened, q.asked_at, q.teacher from mentor_pairs q join mentor_cards c on c.id = q.card
 where q.teacher = @person or c.person = @person order by q.id;

-- name: ExportMentorNotes
-- why: the whole diary, for the teacher it is about and the mentor who wrote it
select n, at, minutes, text_sealed from mentor_notes where pair = @id order by n;

-- name: ExportMentorCards
-- why: the export shows what was offered
select status, areas, capacity, at from mentor_cards where person = @person order by id;
