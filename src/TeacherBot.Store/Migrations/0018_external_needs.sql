-- Needs that outside centres found, summed up by them; nobody is named.

create table external_needs (
    id integer not null primary key,
    municipality text not null,
    year bigint not null,
    category text not null,
    subject text not null,
    type text not null,
    area text not null,
    found bigint not null,
    measured bigint not null,
    source text not null,
    check (found >= 0 and found <= measured)
);
create index external_needs_of_year on external_needs (municipality, year, id);
