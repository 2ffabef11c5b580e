-- name: BenchCreateTurns
-- why: a state row a person, as a turn reads and replaces it.
create table if not exists turns (person text not null primary key, version bigint not null, state text not null);

-- name: BenchCreateResponses
-- why: the integer-keyed table that takes most rows.
create table if not exists responses (
    attempt bigint not null, item bigint not null, option text not null, at bigint not null,
    primary key (attempt, item)) without rowid;

-- name: BenchCreateInbound
-- why: the dedup set every turn writes.
create table if not exists inbound (key text not null primary key, at bigint not null) without rowid;

-- name: BenchCreateOutbox
-- why: a row to send for every turn, found by its status.
create table if not exists outbox (id integer primary key, person text not null, status bigint not null, body text not null);

-- name: BenchCreateOutboxIndex
-- why: the delivery worker's question.
create index if not exists outbox_status on outbox (status, id);

-- name: BenchFindState
-- why: the one select of a work.
select version, state from turns where person = @person;

-- name: BenchPutState
-- why: first insert of four.
insert into turns (person, version, state) values (@person, @version, @state)
on conflict (person) do update set version = excluded.version, state = excluded.state;

-- name: BenchInsertInbound
-- why: second.
insert into inbound (key, at) values (@key, @at);

-- name: BenchInsertResponse
-- why: third.
insert into responses (attempt, item, option, at) values (@attempt, @item, @option, @at);

-- name: BenchInsertOutbox
-- why: fourth.
insert into outbox (person, status, body) values (@person, 0, @body);
