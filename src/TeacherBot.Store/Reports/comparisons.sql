-- name: EarlierResults
-- why: whoever an earlier wave counted and can still be found is compared with themselves
select s.id, s.area, s.attempt, s.need, r.correct1 + r.correct2 + r.correct3, r.valid1 + r.valid2 + r.valid3
  from snapshot_results s join area_results r on r.attempt = s.attempt and r.area = s.area
 where s.snapshot = @snapshot order by s.id;

-- name: AttemptsOfCampaign
-- why: the same person in two campaigns; joined outside, which for a region is four times faster
select a.n, c.person, a.instrument, a.form from campaign_attempts c join attempts a on a.id = c.attempt where c.campaign = @campaign;

-- name: InsertSnapshotPair
-- why: whom a comparison counted narrows what may be told of them later
insert into snapshot_pairs (snapshot, campaign, before_result, after_result)
select @snapshot, @campaign, @before, id from snapshot_results where snapshot = @snapshot and area = @area and attempt = @attempt;

-- name: SnapshotPairs
-- why: held against later snapshots of either wave
select p.campaign, b.id, b.attempt, b.need, a.id, a.attempt, a.need
  from snapshot_pairs p join snapshot_results b on b.id = p.before_result join snapshot_results a on a.id = p.after_result
 where p.snapshot = @snapshot and b.area = @area order by p.id;
