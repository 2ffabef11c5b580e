-- Letters as their authors wrote them, sealed under the author's key: for a week one can see what was taken out of them.
create table raw_letters (
    id integer not null primary key,
    person text not null references people (id),
    at bigint not null,
    sealed blob not null
);
create index raw_letters_of_person on raw_letters (person, at);
create index raw_letters_by_age on raw_letters (at);
