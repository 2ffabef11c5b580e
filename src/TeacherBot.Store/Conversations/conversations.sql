-- name: InsertInboundKey
-- why: the same input again is a no-op; a set and not a watermark
insert into inbound_keys (channel, key, at) values (@channel, @key, @at) on conflict do nothing;

-- name: SaveConversation
-- why: the version check makes two turns of one person serial
update conversations set version = @version, state = @state, updated_at = @at where person = @person and version = @before;

-- name: InsertConversation
-- why: the first turn of a person
insert into conversations (person, version, state, updated_at) values (@person, @version, @state, @at) on conflict do nothing;

-- name: InsertQuarantine
-- why: an input that throws again and again must not stop the others
insert into quarantine (channel, key, hash, exception, at) values (@channel, @key, @hash, @exception, @at) on conflict do nothing;

-- name: CountQuarantine
-- why: operators see that something is wrong
select count(*) from quarantine;

-- name: PurgeInboundKeys
-- why: kept 8 days for chats, 400 for letters; in chunks, so that no turn waits
delete from inbound_keys where (channel, key) in
    (select channel, key from inbound_keys where at < @before and channel <> 'email' limit 5000);

-- name: PurgeLetterKeys
-- why: letters may come back after a year
delete from inbound_keys where (channel, key) in
    (select channel, key from inbound_keys where at < @before and channel = 'email' limit 5000);
