-- Events made in dialogues, changes to events of content files, who takes part, and the codes that mark attendance.

create table events (
    id text not null primary key,
    municipality text not null,
    from_content bigint not null,
    kind text not null,
    title text not null,
    annotation text not null,
    place text not null,
    link text,
    starts_at bigint,
    ends_at bigint,
    capacity bigint,
    areas text not null,
    subjects text not null,
    programme text,
    report text,
    -- 0 draft, 1 published, 2 moved, 3 cancelled, 4 held
    status bigint not null,
    sequence bigint not null,
    reason text,
    version bigint not null,
    -- Grows with every place taken: the row is locked while places are counted.
    turnstile bigint not null default 0,
    created_by text not null,
    changed_at bigint not null
);
create index events_of_municipality on events (municipality, ends_at);

create table registrations (
    event text not null references events (id),
    person text not null references people (id),
    -- 0 registered, 1 waiting, 2 offered, 3 cancelled, 4 attended, 5 absent
    status bigint not null,
    -- 0 participant, 1 speaker, 2 article
    kind bigint not null default 0,
    -- Grows with everybody who joins the queue of the event.
    place bigint not null default 0,
    offer_until bigint,
    at bigint not null,
    attended_at bigint,
    mark bigint,
    words_sealed blob,
    primary key (event, person)
) without rowid;
create index registrations_of_person on registrations (person);
create index registrations_by_status on registrations (event, status, place);

create table event_codes (
    event text not null references events (id),
    kind bigint not null,
    code text not null,
    link text not null,
    opened_at bigint not null,
    until_at bigint not null,
    closed_at bigint,
    primary key (event, kind)
) without rowid;
create index event_codes_open on event_codes (code) where closed_at is null;
create index event_links_open on event_codes (link) where closed_at is null;
