-- What a neutral chat must not carry waits here for the person's page, sealed under their key.
create table page_notes (
    id text not null primary key,
    person text not null references people (id),
    at bigint not null,
    message_sealed blob not null
) without rowid;
create index page_notes_of_person on page_notes (person, at);
create index page_notes_by_age on page_notes (at);
