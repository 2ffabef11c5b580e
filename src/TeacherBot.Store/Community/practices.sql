-- name: PracticeFind
-- why: the author's own in any state, of others what was sent or published in one's municipality
select p.id, p.municipality, p.person, p.status, p.named, p.school, p.created_at, p.submitted_at, p.published_at, p.content_sealed,
       (select count(*) from practice_likes l where l.practice = p.id),
       (select count(*) from practice_likes l where l.practice = p.id and l.person = @person)
  from practices p
 where p.id = @id and (p.person = @person or (p.municipality = @municipality and p.status in (1, 3)));

-- name: PracticesOfPerson
-- why: «Мои практики», the export, and when two people turn out to be one
select p.id, p.municipality, p.person, p.status, p.named, p.school, p.created_at, p.submitted_at, p.published_at, p.content_sealed,
       (select count(*) from practice_likes l where l.practice = p.id), 0
  from practices p where p.person = @person order by p.created_at desc, p.id desc;

-- name: PracticesSubmitted
-- why: the queue of a methodist, the oldest first, without one's own
select p.id, p.municipality, p.person, p.status, p.named, p.school, p.created_at, p.submitted_at, p.published_at, p.content_sealed, 0, 0
  from practices p where p.municipality = @municipality and p.status = 1 and p.person <> @person order by p.submitted_at, p.id limit 20;

-- name: PracticesPublished
-- why: the catalogue, the search and the list for the atlas; of people who are with us
select p.id, p.municipality, p.person, p.status, p.named, p.school, p.created_at, p.submitted_at, p.published_at, p.content_sealed,
       (select count(*) from practice_likes l where l.practice = p.id),
       (select count(*) from practice_likes l where l.practice = p.id and l.person = @person)
  from practices p join people a on a.id = p.person
 where p.municipality = @municipality and p.status = 3 and a.status = 1
 order by p.published_at desc, p.id desc limit @most;

-- name: PracticesPublic
-- why: a page for everybody shows what was sent by a consent that speaks of it, and the school by the newest word about the name
select p.id, p.municipality, p.person, p.status,
       case when p.named = 1
             and exists (select 1 from consents n where n.person = p.person and n.municipality = p.municipality and n.kind = 'name.practice' and n.given = 1
                            and n.version >= @name and n.at >= p.created_at)
             and not exists (select 1 from consents n where n.person = p.person and n.municipality = p.municipality and n.kind = 'name.practice' and n.given = 1
                                and n.version < @name and n.at >= p.created_at)
            then 1 else 0 end,
       p.school, p.created_at, p.submitted_at, p.published_at, p.content_sealed, 0, 0
  from practices p join people a on a.id = p.person
 where p.municipality = @municipality and p.status = 3 and a.status = 1
   and exists (select 1 from consents c where c.person = p.person and c.municipality = p.municipality and c.kind = 'practice' and c.given = 1
                  and c.version >= @version and c.at >= p.created_at and c.at <= p.submitted_at)
 order by p.published_at desc, p.id desc limit @most;

-- name: PracticeInsert
-- why: a card is kept from its title on
insert into practices (id, municipality, person, status, named, created_at, content_sealed) values (@id, @municipality, @person, 0, 0, @at, @content);

-- name: PracticeSetContent
-- why: the words of a card; who may has been looked at
update practices set content_sealed = @content where id = @id;

-- name: PracticeSubmit
-- why: from here on methodists see it
update practices set status = 1, submitted_at = @at, published_at = null, reader = null, school = (select a.school from people a where a.id = @person)
 where id = @id and person = @person and status in (0, 2, 4);

-- name: PracticeWithdraw
-- why: from here on nobody but the author sees it
update practices set status = 4, published_at = null, reader = null where id = @id and person = @person and status in (1, 3);

-- name: PracticeReader
-- why: who has it open when its author takes it back
select reader from practices where id = @id and person = @person and status = 1 and reader is not null;

-- name: PracticeName
-- why: name and school are shown by a consent of their own
update practices set named = @named where id = @id and person = @person;

-- name: PracticeOpen
-- why: whoever reads is told when the author takes it back
update practices set reader = @person where id = @id and municipality = @municipality and status = 1 and person <> @person;

-- name: PracticeReturn
-- why: back to the author
update practices set status = 2, published_at = null, reader = null where id = @id and municipality = @municipality and status in (1, 3) and person <> @person;

-- name: PracticePublish
-- why: from here on everybody of the municipality reads it
update practices set status = 3, published_at = @at where id = @id and municipality = @municipality and status = 1 and person <> @person;

-- name: PracticeLike
-- why: once a person
insert into practice_likes (practice, person)
select p.id, @person from practices p where p.id = @id and p.municipality = @municipality and p.status = 3 and p.person <> @person
on conflict do nothing;

-- name: PracticeUnlike
-- why: the same button again
delete from practice_likes where practice = @id and person = @person;

-- name: PracticeDropLikes
-- why: a card that is deleted leaves nothing
delete from practice_likes where practice in (select p.id from practices p where p.id = @id and p.person = @person and p.status in (0, 2, 4));

-- name: PracticeDrop
-- why: a card that nobody else reads is its author's to delete
delete from practices where id = @id and person = @person and status in (0, 2, 4);

-- name: PracticeModerators
-- why: who is told of a practice to read, methodists first and coordinators when it has waited
select distinct r.person from roles r join people p on p.id = r.person
 where p.status = 1 and p.municipality = @municipality and r.role = @role and (r.to_at is null or r.to_at > @at)
   and (r.scope = '*' or r.scope = @municipality) and r.person <> @author
 order by r.person limit 50;

-- name: PracticesOpenOf
-- why: what others read of a person who goes
select id from practices where person = @person and status in (1, 3) order by id;

-- name: PracticeLikesForgetMine
-- why: erasure
delete from practice_likes where person = @person;

-- name: PracticeLikesForgetOf
-- why: erasure; likes go with the practice
delete from practice_likes where practice in (select id from practices where person = @person);

-- name: PracticesForget
-- why: erasure
delete from practices where person = @person;

-- name: PracticesForgetReader
-- why: erasure
update practices set reader = null where reader = @person;

-- name: PracticeMove
-- why: two people turned out to be one
update practices set person = @to, content_sealed = @content where id = @id;

-- name: PracticeJoinReader
-- why: two people turned out to be one
update practices set reader = @to where reader = @from;

-- name: PracticeJoinLikes
-- why: liked by both is liked once, and nobody likes their own
insert into practice_likes (practice, person)
select l.practice, @to from practice_likes l join practices p on p.id = l.practice where l.person = @from and p.person <> @to
on conflict do nothing;

-- name: PracticeJoinOwnLikes
-- why: nobody likes their own
delete from practice_likes where person in (@from, @to) and practice in (select id from practices where person = @to);

-- name: ExportPracticeLikes
-- why: the export has everything
select practice from practice_likes where person = @person order by practice;
