-- name: FindItemQuality
-- why: frozen; asked for again it says the same
select q.content from item_quality q where q.campaign = @campaign;

-- name: InsertItemQuality
-- why: frozen once
insert into item_quality (campaign, content, at) values (@campaign, @content, @at) on conflict (campaign) do nothing;

-- name: SnapshotsWithoutQuality
-- why: made after the snapshot, in its own time
select campaign from snapshots s
 where not exists (select 1 from item_quality q where q.campaign = s.campaign) or not exists (select 1 from item_sums u where u.campaign = s.campaign)
 order by s.id limit 50;

-- name: QualityAreas
-- why: whom the snapshot counts and no earlier one did: the same answers are never in two figures
select r.attempt, r.area, a.instrument, a.version, a.form, a.hash
  from snapshots s join snapshot_results r on r.snapshot = s.id join attempts a on a.n = r.attempt
 where s.campaign = @campaign
   and not exists (select 1 from snapshot_results e where e.attempt = r.attempt and e.area = r.area and e.snapshot < r.snapshot)
 order by r.attempt, r.area;

-- name: QualityResponses
-- why: responses of a stretch of attempts, so that a region is not held at once; the few of others between them are left out by the caller
select attempt, item, value, correct from responses where attempt >= @from and attempt <= @to;
