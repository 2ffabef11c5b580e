-- name: EarlierResults
-- why: whoever an earlier wave counted and can still be found is compared with themselves
select r.id, r.area, r.attempt, r.need, a.person, a.instrument, a.form
  from snapshot_results r join attempts a on a.n = r.attempt
 where r.snapshot = @snapshot order by r.id;

-- name: InsertSnapshotPair
-- why: whom a comparison counted narrows what may be told of them later
insert into snapshot_pairs (snapshot, campaign, before_result, after_result) values (@snapshot, @campaign, @before, @after);

-- name: SnapshotPairs
-- why: held against later snapshots of either wave
select p.campaign, b.area, b.id, b.attempt, b.need, a.id, a.attempt, a.need
  from snapshot_pairs p join snapshot_results b on b.id = p.before_result join snapshot_results a on a.id = p.after_result
 where p.snapshot = @snapshot order by p.id;
