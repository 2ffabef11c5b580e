-- Mass messages: one row for what is said, one outbox row for each recipient.

create table broadcasts (
    id text not null primary key,
    municipality text not null,
    cluster text,
    author text,
    kind text not null,
    segment text not null,
    source text not null,
    body text,
    blind bigint not null default 0,
    status bigint not null,
    reached text not null default '',
    frozen_at bigint,
    need_plan bigint,
    refusal text,
    per_second bigint not null default 0,
    starts_at bigint,
    created_at bigint not null,
    finished_at bigint
);
create index broadcasts_of_municipality on broadcasts (municipality, created_at);
create index broadcasts_running on broadcasts (status, created_at);

alter table outbox add column broadcast text references broadcasts (id);
create index outbox_of_broadcast on outbox (broadcast, state, id) where broadcast is not null;

-- Counts that people see: outcomes, and those left out by reason. Written with the work they count.
create table broadcast_counts (
    broadcast text not null references broadcasts (id),
    what text not null,
    n bigint not null,
    primary key (broadcast, what)
) without rowid;

-- Unasked messages of the last days: the weekly cap counts all senders together.
create table unasked (
    person text not null references people (id),
    at bigint not null
);
create index unasked_of_person on unasked (person, at);
create index unasked_by_age on unasked (at);
