-- name: SaveCampaign
-- why: a draft, new or changed part by part; what is opened stays as it was opened
insert into campaigns (id, municipality, title, wave, order_text, first_day, last_day, position, subject, cluster, instruments, plan,
                       status, created_by, created_at)
values (@id, @municipality, @title, @wave, @order, @first, @last, @position, @subject, @cluster, @instruments, @plan, 0, @person, @at)
on conflict (id) do update set title = excluded.title, wave = excluded.wave, order_text = excluded.order_text,
       first_day = excluded.first_day, last_day = excluded.last_day, position = excluded.position, subject = excluded.subject,
       cluster = excluded.cluster, instruments = excluded.instruments, plan = excluded.plan
 where campaigns.status = 0 and campaigns.municipality = excluded.municipality;

-- name: DropCampaign
-- why: a draft nobody wants; nothing refers to it yet
delete from campaigns where id = @id and municipality = @municipality and status = 0;

-- name: OpenCampaign
-- why: once; the change tells whether to plan the invitations
update campaigns set status = 1, opened_at = @at where id = @id and municipality = @municipality and status = 0;

-- name: CloseCampaign
-- why: once and for good
update campaigns set status = 2, closed_at = @at where id = @id and municipality = @municipality and status = 1;

-- name: FindCampaign
-- why: one campaign, for its desk, its signals and its job
select id, municipality, title, wave, order_text, first_day, last_day, position, subject, cluster, instruments, plan, status, opened_at, closed_at
  from campaigns where id = @id;

-- name: CampaignsOfTown
-- why: the coordinator's list
select id, municipality, title, wave, order_text, first_day, last_day, position, subject, cluster, instruments, plan, status, opened_at, closed_at
  from campaigns where municipality = @municipality order by id desc limit 20;

-- name: OpenCampaigns
-- why: what a teacher of the municipality may be asked to do
select id, municipality, title, wave, order_text, first_day, last_day, position, subject, cluster, instruments, plan, status, opened_at, closed_at
  from campaigns where municipality = @municipality and status = 1 order by last_day, id limit 20;

-- name: CampaignsOfAttempt
-- why: explanations open with the end of a campaign
select c.id, c.municipality, c.title, c.wave, c.order_text, c.first_day, c.last_day, c.position, c.subject, c.cluster, c.instruments, c.plan,
       c.status, c.opened_at, c.closed_at
  from campaign_attempts a join campaigns c on c.id = a.campaign
 where a.attempt = @attempt and a.person = @person order by c.id;

-- name: CampaignPart
-- why: what one person has to do with one campaign
select invited_at, case when second_reminder_at is not null then 2 when first_reminder_at is not null then 1 else 0 end, muted, finished_at
  from campaign_parts where campaign = @campaign and person = @person;

-- name: CampaignAttempts
-- why: which attempts of the person belong to the campaign
select attempt, instrument, finished_at is not null from campaign_attempts where person = @person and campaign = @campaign order by attempt;

-- name: AudienceBySchool
-- why: how many would be asked, before a draft is opened
select school, count(*) from people
 where status = 1 and municipality = @municipality and school is not null and position is not null and subjects <> ''
   and (@position = '' or position = @position)
   and (@subject = '' or ',' || subjects || ',' like '%,' || @subject || ',%')
 group by school order by school;

-- name: CampaignAudience
-- why: the next people to invite, those who came to it by themselves left out
select p.id, p.school from people p
 where p.status = 1 and p.municipality = @municipality and p.id > @after
   and p.school is not null and p.position is not null and p.subjects <> ''
   and (@position = '' or p.position = @position)
   and (@subject = '' or ',' || p.subjects || ',' like '%,' || @subject || ',%')
   and not exists (select 1 from campaign_parts c
                    where c.campaign = @campaign and c.person = p.id and (c.invited_at is not null or c.began_at is not null))
 order by p.id limit @most;

-- name: ParticipationBySchool
-- why: counts of people as of an instant; no list of them exists
select coalesce(school, ''), count(*), sum(case when began_at < @before then 1 else 0 end), sum(case when finished_at < @before then 1 else 0 end)
  from campaign_parts
 where campaign = @campaign and person <> @without and (invited_at < @before or began_at < @before)
 group by coalesce(school, '') order by 1;

-- name: CampaignMessagesAfter
-- why: at most two unasked messages in a week, whoever sends them
select count(*) from unasked where person = @person and at > @after;

-- name: CampaignCountsUnasked
-- why: broadcasts count what campaigns have written
insert into unasked (person, at) values (@person, @at);

-- name: MarkInvited
-- why: nobody is invited twice
insert into campaign_parts (campaign, person, school, invited_at)
select @campaign, p.id, p.school, @at from people p where p.id = @person
on conflict (campaign, person) do update set invited_at = coalesce(campaign_parts.invited_at, excluded.invited_at);

-- name: NudgeUnfinished
-- why: a coordinator hurries everybody who is left, without learning who that is; each signal still looks at caps and hours
update schedule set due_at = @at
 where kind = @kind and object = @campaign and due_at > @at
   and exists (select 1 from campaigns c where c.id = @campaign and c.municipality = @municipality and c.status = 1)
   and person in (select p.person from campaign_parts p
                   where p.campaign = @campaign and p.finished_at is null and p.muted = 0
                     and coalesce(p.second_reminder_at, p.first_reminder_at, p.invited_at, 0) <= @before);

-- name: MarkFirstReminder
-- why: two reminders and no more; who began without an invitation has a row too
update campaign_parts set first_reminder_at = coalesce(first_reminder_at, @at) where campaign = @campaign and person = @person;

-- name: MarkSecondReminder
-- why: the last one
update campaign_parts set second_reminder_at = coalesce(second_reminder_at, @at) where campaign = @campaign and person = @person;

-- name: MuteCampaign
-- why: the person wants no more reminders of this campaign; no report reads it
update campaign_parts set muted = 1 where campaign = @campaign and person = @person;

-- name: BeginCampaignPart
-- why: the person takes part, invited or not
insert into campaign_parts (campaign, person, school, began_at)
select @campaign, p.id, p.school, @at from people p where p.id = @person
on conflict (campaign, person) do update set began_at = coalesce(campaign_parts.began_at, excluded.began_at);

-- name: LinkCampaignAttempt
-- why: the attempt carries the campaign's wave from now on
insert into campaign_attempts (campaign, attempt, person, instrument)
select @campaign, id, person, instrument from attempts where id = @attempt and person = @person
on conflict (campaign, attempt) do nothing;

-- name: FinishCampaignAttempt
-- why: this questionnaire of the campaign is done
update campaign_attempts set finished_at = coalesce(finished_at, @at) where campaign = @campaign and attempt = @attempt and person = @person;

-- name: FinishCampaignPart
-- why: nothing of the campaign is left for the person
update campaign_parts set finished_at = coalesce(finished_at, @at) where campaign = @campaign and person = @person;

-- name: DeleteCampaignAttemptsOf
-- why: erasure
delete from campaign_attempts where person = @person;

-- name: DeleteCampaignPartsOf
-- why: erasure; figures that were shown stay as they were
delete from campaign_parts where person = @person;

-- name: ForgetCampaignAuthor
-- why: erasure; the campaign itself belongs to the municipality
update campaigns set created_by = null where created_by = @person;

-- name: ExportCampaignParts
-- why: the export shows which campaigns asked the person, and whether reminders were turned off
select c.title, p.invited_at, p.began_at, p.finished_at, p.muted
  from campaign_parts p join campaigns c on c.id = p.campaign where p.person = @person order by c.id;
