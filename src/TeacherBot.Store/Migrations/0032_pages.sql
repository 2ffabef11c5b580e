-- One-time links to a person's page, and the sessions they begin. Neither can be used by who reads the database: only hashes are kept.
create table page_links (
    hash text not null primary key,
    person text not null references people (id),
    at bigint not null,
    expires_at bigint not null,
    -- an opened link is known a little longer, so that a new one can be sent in its place
    opened_at bigint
) without rowid;
create index page_links_of_person on page_links (person);
create index page_links_by_end on page_links (expires_at);

create table page_sessions (
    hash text not null primary key,
    person text not null references people (id),
    at bigint not null,
    expires_at bigint not null
) without rowid;
create index page_sessions_of_person on page_sessions (person);
create index page_sessions_by_end on page_sessions (expires_at);
