-- name: InsertDelivery
-- why: what to say is committed with the turn that decided it
insert into outbox (address, channel, lane, kind, replace_key, fresh, version, target, body, state, repeats, not_before, created_at)
values (@address, @channel, @lane, @kind, @replace, @fresh, @version, @target, @body, 0, @repeats, @due, @at)
returning id;

-- name: ChannelOf
-- why: a delivery goes out by the worker of its address's channel
select channel from addresses where id = @address;

-- name: SupersedeScreens
-- why: rows with one replace-key collapse to the newest; a newer screen must be fresh if an unsent older one was
update outbox set state = 7, finished_at = @at, body = null
 where address = @address and replace_key = @replace and state = 0
returning fresh;

-- name: DueDeliveries
-- why: the worker takes what may go now, replies first
select id, address, lane, kind, replace_key, fresh, version, target, body, tries, repeats, created_at, broadcast
  from outbox
 where channel = @channel and state = 0 and lane = @lane and not_before <= @now
 order by id limit @most;

-- name: MarkSending
-- why: committed before the first byte, so that a crash leaves a trace
update outbox set state = 2, tries = tries + 1 where id = @id and state = 0;

-- name: FinishDelivery
-- why: the outcome; the text is kept no longer than needed
update outbox set state = @state, message_id = @message, code = @code, finished_at = @at, body = null where id = @id;

-- name: RequeueDelivery
-- why: told to wait, or safe to repeat
update outbox set state = 0, not_before = @due, fresh = @fresh, code = @code where id = @id;

-- name: SendingDeliveries
-- why: found at start after a crash: nobody knows whether they arrived
select id, address, lane, kind, replace_key, fresh, version, target, body, tries, repeats, created_at, broadcast
  from outbox where channel = @channel and state = 2 order by id;

-- name: SentByMinute
-- why: a provider's limits of an hour and a day outlive the program; a row that only left the living letter standing sent nothing
select finished_at / 60000 * 60000, case when lane = 0 then 0 else 1 end, count(*)
  from outbox where finished_at > @since and channel = @channel and state in (3, 6)
   and (message_id is null or message_id = id or message_id = target)
 group by finished_at / 60000 * 60000, case when lane = 0 then 0 else 1 end
 order by 1;

-- name: NextDue
-- why: how long the worker may sleep
select min(not_before) from outbox where channel = @channel and state = 0;

-- name: CountOutbox
-- why: depth for metrics and the doctor
select count(*) from outbox where state = @state;

-- name: OldestPending
-- why: age of the oldest waiting row, for metrics and the doctor
select min(created_at) from outbox where state = 0;

-- name: PurgeFinished
-- why: finished rows are history for a month
delete from outbox where id in (select id from outbox where finished_at < @before limit 2000);

-- name: FindScreen
-- why: the living message to edit
select message_id from screens where address = @address and replace_key = @replace;

-- name: PutScreen
-- why: the copy that now accepts presses
insert into screens (address, replace_key, message_id, shown_at) values (@address, @replace, @message, @at)
on conflict (address, replace_key) do update set message_id = excluded.message_id, shown_at = excluded.shown_at;

-- name: DeleteScreen
-- why: the living message is gone; the next one is sent anew
delete from screens where address = @address and replace_key = @replace;

-- name: CancelPending
-- why: nobody can be reached at this address
update outbox set state = 8, finished_at = @at, body = null where address = @address and state = 0 and broadcast is null;
