-- name: FaqOfTown
-- why: read before a question is asked
select id, subject, area, question, answer from faq where municipality = @municipality order by at desc, id desc limit 200;

-- name: FaqPublish
-- why: an answer that others can use
insert into faq (id, municipality, subject, area, question, answer, at) values (@id, @municipality, @subject, @area, @question, @answer, @at)
on conflict do nothing;

-- name: FaqDrop
-- why: out of date, or said too much
delete from faq where id = @id and municipality = @municipality;
