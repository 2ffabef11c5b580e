-- name: JoinAddressesOf
-- why: each is sealed anew under the key of the person who stays
select id from addresses where person = @person order by id;

-- name: JoinDetails
-- why: what the one who stays never said, the other may have
update people set
    school = coalesce(school, (select f.school from people f where f.id = @from and f.municipality = people.municipality)),
    position = coalesce(position, (select f.position from people f where f.id = @from)),
    subjects = case when subjects = '' then (select f.subjects from people f where f.id = @from) else subjects end
 where id = @to;

-- name: JoinAttempts
-- why: one person's attempts, with the school of their day
update attempts set person = @to where person = @from;

-- name: JoinAbandonShorter
-- why: of two begun attempts of one questionnaire the one with more responses goes on, of equals the older
update attempts set status = 2
 where person = @to and status = 0
   and exists (
       select 1 from attempts b
        where b.person = attempts.person and b.instrument = attempts.instrument and b.status = 0 and b.n <> attempts.n
          and ((select count(*) from responses r where r.attempt = b.n) > (select count(*) from responses r where r.attempt = attempts.n)
               or ((select count(*) from responses r where r.attempt = b.n) = (select count(*) from responses r where r.attempt = attempts.n) and b.n < attempts.n)));

-- name: JoinCampaignAttempts
-- why: they follow their attempts
update campaign_attempts set person = @to where person = @from;

-- name: JoinCampaignParts
-- why: what either did counts; a wish not to be reminded holds
update campaign_parts set
    began_at = coalesce(began_at, (select f.began_at from campaign_parts f where f.campaign = campaign_parts.campaign and f.person = @from)),
    finished_at = coalesce(finished_at, (select f.finished_at from campaign_parts f where f.campaign = campaign_parts.campaign and f.person = @from)),
    muted = case when muted = 1 then 1 else coalesce((select f.muted from campaign_parts f where f.campaign = campaign_parts.campaign and f.person = @from), 0) end
 where person = @to;

-- name: JoinOtherCampaignParts
-- why: campaigns that only the other was invited to
update campaign_parts set person = @to
 where person = @from and not exists (select 1 from campaign_parts t where t.campaign = campaign_parts.campaign and t.person = @to);

-- name: JoinDropAbsence
-- why: of two registrations for one event the attended one is the true one
delete from registrations
 where person = @to and attended_at is null
   and exists (select 1 from registrations f where f.event = registrations.event and f.person = @from and f.attended_at is not null);

-- name: JoinWordsOf
-- why: words about events are sealed anew; of an event that both were at those of the one who stays are kept
select event, words_sealed from registrations
 where person = @from and words_sealed is not null
   and not exists (select 1 from registrations t where t.event = registrations.event and t.person = @to);

-- name: JoinWords
-- why: after the move, under the key of the person who stays
update registrations set words_sealed = @words where event = @event and person = @person;

-- name: JoinDropSignals
-- why: the one who stays is reminded of it already
delete from schedule
 where person = @from and exists (select 1 from schedule t where t.person = @to and t.unique_name = replace(schedule.unique_name, @from, @to));

-- name: JoinSignals
-- why: reminders keep their reasons; the name of one holds its person
update schedule set person = @to, unique_name = replace(unique_name, @from, @to) where person = @from;

-- name: JoinConsents
-- why: the log is only added to: what was agreed to is said again of the one who stays, and the old lines stay too
insert into consents (person, municipality, kind, version, text_hash, given, channel, inbound_key, at)
select @to, municipality, kind, version, text_hash, given, channel, inbound_key, at from consents where person = @from order by id;

-- name: JoinAnonymousParts
-- why: taken part once is once
update anonymous_parts set person = @to
 where person = @from and not exists (
     select 1 from anonymous_parts t where t.person = @to and t.instrument = anonymous_parts.instrument and t.version = anonymous_parts.version);

-- name: JoinHelpRequests
-- why: one open request for an area
update help_requests set person = @to
 where person = @from and not (closed_at is null and exists (
     select 1 from help_requests t where t.person = @to and t.area = help_requests.area and t.closed_at is null));

-- name: JoinNeedRows
-- why: a frozen snapshot counts a person once
update need_rows set person = @to where person = @from and not exists (select 1 from need_rows t where t.snapshot = need_rows.snapshot and t.person = @to);

-- name: JoinRoles
-- why: what either may do
update roles set person = @to
 where person = @from and not exists (select 1 from roles t where t.person = @to and t.role = roles.role and t.scope = roles.scope);

-- name: JoinDocuments
-- why: files are made anew; these are swept by their age
update documents set person = @to where person = @from;

-- name: JoinJobs
-- why: what was asked for is done
update jobs set person = @to where person = @from;

-- name: JoinUnasked
-- why: two a week is two a week
update unasked set person = @to where person = @from;

-- name: JoinAudit
-- why: who looked stays visible
update audit set person = @to where person = @from;

-- name: JoinBroadcasts
-- why: drafts of staff
update broadcasts set author = @to where author = @from;

-- name: JoinCampaigns
-- why: campaigns of staff
update campaigns set created_by = @to where created_by = @from;

-- name: JoinEvents
-- why: events of staff
update events set created_by = @to where created_by = @from;

-- name: JoinNeedPlans
-- why: how often somebody may ask about needs is counted by person
update need_plans set sender = @to where sender = @from;

-- name: JoinInvites
-- why: an invite is idempotent for its person
update invites set used_by = @to where used_by = @from;

-- name: FindState
-- why: an anonymous questionnaire that was begun can only be found from here
select version, state from conversations where person = @person;

-- name: JoinState
-- why: both begin at the menu; older screens of either are outdated
insert into conversations (person, version, state, updated_at) values (@person, @version, @state, @at)
on conflict (person) do update set version = excluded.version, state = excluded.state, updated_at = excluded.updated_at;
