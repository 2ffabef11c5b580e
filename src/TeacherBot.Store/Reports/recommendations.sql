-- name: RecommendationsOf
-- why: a report recommends what was confirmed, in that order
select addressee, text from recommendations where campaign = @campaign order by id;

-- name: InsertRecommendation
-- why: confirmed by who signs the report
insert into recommendations (campaign, addressee, text, at)
select c.id, @addressee, @text, @at from campaigns c where c.id = @campaign and c.municipality = @municipality
on conflict (campaign, addressee, text) do nothing;

-- name: DeleteRecommendation
-- why: taken back before it is printed
delete from recommendations
 where campaign = @campaign and addressee = @addressee and text = @text
   and campaign in (select id from campaigns where municipality = @municipality);
