-- Requests for support: topics of teachers, visits and diagnostics of schools, and the records of visits. What was typed is sealed under
-- the key of the one who typed it; what a decision says to the asker, under the asker's.

create table requests (
    id text not null primary key,
    municipality text not null,
    kind bigint not null,
    status bigint not null,
    asker text references people (id),
    school text,
    subject text,
    area text,
    direction bigint,
    season text,
    instruments text not null,
    heads bigint,
    named bigint not null,
    asked_at bigint not null,
    decider text references people (id),
    decided_at bigint,
    planned text
) without rowid;
create index requests_of_asker on requests (asker, asked_at);
create index requests_of_decider on requests (decider);
create index requests_of_town on requests (municipality, status, asked_at);

create table request_words (
    request text not null references requests (id),
    field text not null,
    person text not null references people (id),
    text_sealed blob not null,
    at bigint not null,
    primary key (request, field)
) without rowid;
create index request_words_of_person on request_words (person);
