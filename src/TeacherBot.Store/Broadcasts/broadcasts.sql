-- name: PutBroadcast
-- why: a draft is a row, so that it survives whatever its author does meanwhile
insert into broadcasts (id, municipality, cluster, author, kind, segment, source, body, status, created_at)
values (@id, @municipality, @cluster, @author, @kind, @segment, @source, @body, 0, @at)
on conflict (id) do update set kind = excluded.kind, segment = excluded.segment, source = excluded.source, body = excluded.body,
    refusal = null
where broadcasts.status = 0;

-- name: FindBroadcast
-- why: what a dialogue or a verb shows
select id, municipality, cluster, author, kind, segment, source, body, blind, status, starts_at, created_at, finished_at, per_second, refusal
  from broadcasts where id = @id;

-- name: ListBroadcasts
-- why: the newest of one municipality
select id, municipality, cluster, author, kind, segment, source, body, blind, status, starts_at, created_at, finished_at, per_second, refusal
  from broadcasts where municipality = @municipality order by created_at desc, id desc limit 20;

-- name: RunningBroadcasts
-- why: what the worker has to feed
select id, municipality, cluster, author, kind, segment, source, body, blind, status, starts_at, created_at, finished_at, per_second, refusal
  from broadcasts where status = 3 and starts_at <= @now order by starts_at, id;

-- name: FindBroadcastBody
-- why: one content row for all its deliveries
select body from broadcasts where id = @id;

-- name: MoveBroadcast
-- why: each step only from where it makes sense; a second press finds nothing to change
update broadcasts set status = @to where id = @id and status = @from;

-- name: StartBroadcast
-- why: the author said when
update broadcasts set status = 3, starts_at = @at, finished_at = null where id = @id and status in (2, 5);

-- name: FinishBroadcast
-- why: nothing of it waits any more
update broadcasts set status = @status, finished_at = @at where id = @id and status in (2, 3, 4);

-- name: RewindBroadcast
-- why: the recipients are chosen anew from the beginning
update broadcasts set reached = '', blind = @blind, per_second = @rate, need_plan = @plan, frozen_at = @at, refusal = null where id = @id;

-- name: FreezingOfBroadcast
-- why: a job that was interrupted goes on where it stopped
select reached, frozen_at, need_plan from broadcasts where id = @id and status = 1;

-- name: RefuseBroadcast
-- why: a rule that cannot be read, or one that would tell who needs what
update broadcasts set status = 0, refusal = @refusal where id = @id and status = 1;

-- name: NeedPlanOfBroadcast
-- why: a plan by need is used up once
select need_plan from broadcasts where id = @id;

-- name: SetReached
-- why: in the same transaction as the recipients up to it
update broadcasts set reached = @reached where id = @id;

-- name: CountOfBroadcast
-- why: left out by reason, added up chunk by chunk
insert into broadcast_counts (broadcast, what, n) values (@broadcast, @what, @n)
on conflict (broadcast, what) do update set n = broadcast_counts.n + excluded.n;

-- name: SetCountOfBroadcast
-- why: outcomes as they stand
insert into broadcast_counts (broadcast, what, n) values (@broadcast, @what, @n)
on conflict (broadcast, what) do update set n = excluded.n;

-- name: CountsOfBroadcast
-- why: plan, progress and ledger
select what, n from broadcast_counts where broadcast = @broadcast and n > 0 order by what;

-- name: DeleteCountsOfBroadcast
-- why: a new plan counts anew
delete from broadcast_counts where broadcast = @broadcast;

-- name: FindRecipient
-- why: where a person of the segment can be reached, the best address first
select a.id, a.channel, p.consents
  from people p left join addresses a on a.person = p.id and a.reachable = 1
   and a.channel in (select value from json_each(@channels))
 where p.id = @person and p.status = 1
 order by a.shared, a.id desc limit 1;

-- name: FindRecipient [postgres]
-- why: where a person of the segment can be reached, the best address first
select a.id, a.channel, p.consents
  from people p left join addresses a on a.person = p.id and a.reachable = 1
   and a.channel in (select value from jsonb_array_elements_text(@channels::jsonb))
 where p.id = @person and p.status = 1
 order by a.shared, a.id desc limit 1;

-- name: InsertRecipient
-- why: frozen: chosen now, sent later or never
insert into outbox (address, channel, lane, kind, fresh, version, state, not_before, created_at, broadcast)
values (@address, @channel, 2, 1, 1, 0, 9, @at, @at, @broadcast);

-- name: DropRecipients
-- why: the plan is made anew; nothing of it was sent
delete from outbox where broadcast = @broadcast and state = 9;

-- name: HeldRecipients
-- why: the next to go, with what may have changed since they were chosen
select o.id, o.address, o.channel, o.code, a.person, a.reachable, p.status, p.consents,
       (select count(*) from unasked u where u.person = a.person and u.at > @week)
  from outbox o join addresses a on a.id = o.address join people p on p.id = a.person
 where o.broadcast = @broadcast and o.state = 9
 order by o.id limit @most;

-- name: LetGo
-- why: from now on the delivery worker may send it
update outbox set state = 0, address = @address, channel = @channel, not_before = @at where id = @id and state = 9;

-- name: InsertUnasked
-- why: the weekly cap counts all senders together
insert into unasked (person, at) values (@person, @at);

-- name: PurgeUnasked
-- why: the cap looks one week back
delete from unasked where at < @before;

-- name: DeleteUnaskedOf
-- why: erasure
delete from unasked where person = @person;

-- name: HoldBack
-- why: paused, or found waiting at a start: what is not on the wire waits with the others
update outbox set state = 9, code = 'again' where broadcast = @broadcast and state = 0;

-- name: CancelRecipients
-- why: stopped for good; what is on the wire still ends by itself
update outbox set state = 8, code = 'cancelled', finished_at = @at where broadcast = @broadcast and state in (0, 9) and kind = 1;

-- name: RepeatRecipients
-- why: who surely did not get it; an unknown one is never repeated
update outbox set state = 9, code = null, finished_at = null where broadcast = @broadcast and state in (4, 5, 10);

-- name: CountInFlight
-- why: how many more the delivery workers may be given; letters wait for days, and the others must not wait behind them
select count(*), coalesce(sum(case when channel = @slow then 1 else 0 end), 0) from outbox where broadcast = @broadcast and state in (0, 2);

-- name: LedgerCounts
-- why: what became of everybody; in the order of the index, for sorting a million rows takes memory, and the row is looked up for one state only
select state, sum(case when state = 8 then code = 'changed' else 0 end), count(*) from outbox where broadcast = @broadcast group by state;

-- name: LedgerRecalls
-- why: how many of them are rows that take something back
select state, count(*) from outbox where broadcast = @broadcast and kind = 3 group by state;

-- name: RecallRecipients
-- why: what arrived is taken back by the same row, so that each person stays one line of the ledger
update outbox set kind = 3, target = message_id, state = 0, tries = 0, not_before = @at, code = null, finished_at = null
 where id in (select id from outbox where broadcast = @broadcast and state = 3 and kind = 1 and message_id is not null order by id limit @most);

-- name: LedgerLines
-- why: line by line for the shell; blind broadcasts have none
select o.id, a.person, o.channel, o.state, o.code, o.message_id, o.finished_at, o.kind
  from outbox o join addresses a on a.id = o.address
 where o.broadcast = @broadcast and o.id > @after order by o.id limit @most;

-- name: NextAddress
-- why: a message that one channel cannot bring goes by the next
select b.id, b.channel
  from addresses a join addresses b on b.person = a.person and b.id <> a.id and b.reachable = 1
 where a.id = @address
 order by b.shared, b.id desc limit 1;

-- name: Readdress
-- why: one row for one person, whichever channel brings it in the end
update outbox set address = @address, channel = @channel, state = 0, not_before = @at where id = @id;

-- name: UnaskedWaitingAt
-- why: when an address is gone, what waits there for nobody's question moves on
select id from outbox where address = @address and state = 0 and lane > 0 and kind <> 3;
