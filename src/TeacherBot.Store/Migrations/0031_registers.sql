-- Registers of the office: agreements, documents of indicators, addressed recommendations and the like. Nothing of a person is in their
-- fields: a role, a school and an order say who; the author is there for the person's own export, and goes with the person.

create table register_entries (
    id text not null primary key,
    municipality text not null,
    register text not null,
    -- 0 draft, 1 kept, 2 removed
    status bigint not null,
    -- JSON object: id of a field, value
    fields text not null,
    school text,
    -- days as yyyy-MM-dd
    due_day text,
    remind_day text,
    is_closed bigint not null,
    revision bigint not null,
    -- null for the operator's, and once erased
    author text references people (id),
    at bigint not null,
    removed_at bigint
) without rowid;
create index register_entries_of_town on register_entries (municipality, register, status);
create index register_entries_of_author on register_entries (author);

create table register_changes (
    entry text not null references register_entries (id),
    n bigint not null,
    at bigint not null,
    -- role of who did it; null for the operator
    role text,
    what text not null,
    primary key (entry, n)
) without rowid;
