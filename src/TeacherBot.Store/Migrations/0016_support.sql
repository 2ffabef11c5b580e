-- What was done for schools; nobody is named in it.

create table support_acts (
    id integer not null primary key,
    municipality text not null,
    year bigint not null,
    day text not null,
    school text not null,
    kind text not null,
    topic text not null,
    document text not null,
    at bigint not null
);
create index support_acts_of_year on support_acts (municipality, year, day);
