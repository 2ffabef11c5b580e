-- name: OutboxDepths
-- why: depth and age for metrics and the doctor; ids grow with time, so the smallest id is the oldest row and the index knows it
select waiting.channel, waiting.lane, waiting.depth, outbox.created_at
  from (select channel, lane, count(*) as depth, min(id) as oldest
          from outbox where state = 0 group by channel, lane) as waiting
  join outbox on outbox.id = waiting.oldest
 order by waiting.channel, waiting.lane;
