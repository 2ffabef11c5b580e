-- name: InsertItemSums
-- why: frozen with the quality of the items
insert into item_sums (campaign, municipality, content, at)
select c.id, c.municipality, @content, @at from campaigns c where c.id = @campaign on conflict (campaign) do nothing;

-- name: AllItemSums
-- why: added up over municipalities; the oldest first
select content from item_sums order by at, campaign;

-- name: InsertItemPool
-- why: told once, held against every later one
insert into item_pools (hash, form, area, content, at) values (@hash, @form, @area, @content, @at);

-- name: AllItemPools
-- why: the newest of each area is the report; the older ones stay told
select content, at from item_pools order by id;
