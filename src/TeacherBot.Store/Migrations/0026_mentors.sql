-- Who offers to help colleagues, who helps whom, and the diary of it. Lines of the diary are sealed under the teacher's key: with it they go.

create table mentor_cards (
    id text not null primary key,
    -- null once erased
    person text references people (id),
    municipality text not null,
    status bigint not null,
    -- codes of areas with commas; empty is the whole of the subjects
    areas text not null,
    capacity bigint not null,
    order_number text,
    from_day text,
    until_day text,
    at bigint not null,
    ended_at bigint
) without rowid;
create index mentor_cards_of_person on mentor_cards (person, status);
create index mentor_cards_of_town on mentor_cards (municipality, status);

create table mentor_pairs (
    id text not null primary key,
    card text not null references mentor_cards (id),
    teacher text not null references people (id),
    municipality text not null,
    subject text not null,
    area text,
    status bigint not null,
    opened bigint not null default 0,
    asked_at bigint not null,
    began_at bigint,
    ended_at bigint,
    agreed_route text,
    agreed_at bigint
) without rowid;
create index mentor_pairs_of_teacher on mentor_pairs (teacher, status);
create index mentor_pairs_of_card on mentor_pairs (card, status);

create table mentor_notes (
    pair text not null references mentor_pairs (id),
    n bigint not null,
    minutes bigint not null,
    text_sealed blob not null,
    at bigint not null,
    primary key (pair, n)
) without rowid;

-- Steps of a route that its mentor marked.
create table route_marks (
    route text not null,
    step bigint not null,
    pair text not null references mentor_pairs (id),
    at bigint not null,
    primary key (route, step)
) without rowid;

-- A question to one's own mentor names the pair.
alter table consultations add column pair text;
