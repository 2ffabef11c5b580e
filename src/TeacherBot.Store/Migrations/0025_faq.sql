-- Frequent questions of a municipality, in the words of its methodists: public, so they are not sealed.

create table faq (
    id text not null primary key,
    municipality text not null,
    subject text not null,
    area text,
    question text not null,
    answer text not null,
    at bigint not null
) without rowid;
create index faq_of_town on faq (municipality, at);
