-- name: FindSnapshot
-- why: every report of a campaign is made of what was frozen once
select id, content, hash from snapshots where campaign = @campaign;

-- name: SnapshotsOfTown
-- why: waves a report can be asked for
select id, content, hash from snapshots where municipality = @municipality order by id desc limit 200;

-- name: InsertSnapshot
-- why: frozen; the campaign is unique, so a second freezing changes nothing
insert into snapshots (campaign, municipality, frozen_at, content, hash) values (@campaign, @municipality, @at, @content, @hash)
on conflict (campaign) do nothing returning id;

-- name: InsertSnapshotResult
-- why: held against later snapshots of the same people
insert into snapshot_results (snapshot, area, attempt, need, subject, cluster, supported, heads)
values (@snapshot, @area, @attempt, @need, @subject, @cluster, @supported, @heads);

-- name: SnapshotResults
-- why: whom the cells of an earlier snapshot counted
select id, attempt, need, subject, cluster, supported, heads from snapshot_results where snapshot = @snapshot and area = @area order by id;

-- name: SharesAttempts
-- why: only what was told of the same answers can narrow anything
select count(*) from (
    select 1 from campaign_attempts x join campaign_attempts y on y.campaign = @other and y.attempt = x.attempt
     where x.campaign = @campaign limit 1) s;

-- name: CampaignPeople
-- why: who is counted and where; who reads the reports is not counted in them
select p.id, coalesce(c.school, p.school, ''), p.subjects, coalesce(p.position, '')
  from people p left join campaign_parts c on c.campaign = @campaign and c.person = p.id
 where p.status = 1 and p.municipality = @municipality
   and not exists (select 1 from roles o where o.person = p.id and o.to_at is null and o.role in ('Coordinator', 'Methodist', 'Administrator'));

-- name: CampaignResults
-- why: finished results of a campaign
select a.n, r.area, r.level, ca.person, ca.instrument, r.closed_at, r.correct1 + r.correct2 + r.correct3, r.valid1 + r.valid2 + r.valid3
  from campaign_attempts ca join attempts a on a.id = ca.attempt join area_results r on r.attempt = a.n
 where ca.campaign = @campaign and r.level is not null and r.closed_at < @before;

-- name: CampaignCounts
-- why: participation of the whole municipality
select count(*), sum(case when began_at is not null then 1 else 0 end), sum(case when finished_at is not null then 1 else 0 end)
  from campaign_parts where campaign = @campaign;

-- name: CampaignsToFreeze
-- why: what has ended and is not frozen yet; whether its window is over is for the caller, who has the calendar
select c.id from campaigns c
 where c.status > 0 and not exists (select 1 from snapshots s where s.campaign = c.id)
 order by c.last_day, c.id limit 50;

-- name: ForgetSnapshotResultsOf
-- why: erasure; what was told of a group stays, whose it was does not
update snapshot_results set attempt = null where attempt in (select n from attempts where person = @person);

-- name: SnapshotsOfPerson
-- why: a person sees in which reports they are counted
select coalesce(c.title, ''), s.frozen_at
  from snapshots s join campaigns c on c.id = s.campaign
 where s.id in (select r.snapshot from attempts a join snapshot_results r on r.attempt = a.n where a.person = @person)
 order by s.id desc;

-- name: IsCountedIn
-- why: whoever is counted sees a little less
select count(*) from attempts a join snapshot_results r on r.attempt = a.n where a.person = @person and r.snapshot = @snapshot;

-- name: LastReportOf
-- why: the same report again by one press
select action from audit
 where actor = @person and action like 'report %' and action not like 'report refused%'
 order by id desc limit 1;
