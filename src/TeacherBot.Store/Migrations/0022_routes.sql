-- Routes of teachers. What is in one is sealed under the teacher's key; beside it only what is counted.

create table routes (
    id text not null primary key,
    person text not null references people (id),
    status bigint not null,
    -- 1: some step is of an area that was measured, whatever came of it
    measured bigint not null,
    created_at bigint not null,
    confirmed_at bigint,
    closed_at bigint,
    content_sealed blob not null
) without rowid;
create index routes_of_person on routes (person, created_at);

-- Questions met in checks of a route's areas: none is asked there twice.
create table checked_items (
    person text not null references people (id),
    instrument text not null,
    item text not null,
    at bigint not null,
    primary key (person, instrument, item)
) without rowid;
