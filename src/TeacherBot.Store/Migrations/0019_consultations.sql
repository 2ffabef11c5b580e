-- Teachers' questions and the dialogues that follow. Words of both sides are sealed under the asker's key: with it they go.

create table consultations (
    id text not null primary key,
    municipality text not null,
    subject text not null,
    area text,
    asker text references people (id),
    answerer text references people (id),
    status bigint not null,
    named bigint not null,
    asked_at bigint not null,
    claimed_at bigint,
    closed_at bigint,
    minutes bigint,
    mark bigint
) without rowid;
create index consultations_of_asker on consultations (asker, asked_at);
create index consultations_of_answerer on consultations (answerer, asked_at);
create index consultations_waiting on consultations (municipality, status, asked_at);

create table consultation_words (
    consultation text not null references consultations (id),
    n bigint not null,
    of_asker bigint not null,
    text_sealed blob not null,
    at bigint not null,
    primary key (consultation, n)
) without rowid;

alter table letters add column topic text;
