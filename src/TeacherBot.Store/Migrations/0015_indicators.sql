-- Values of indicators that a coordinator entered for a calendar year.

create table indicator_facts (
    municipality text not null,
    year bigint not null,
    code text not null,
    count bigint not null,
    total bigint not null,
    document text not null,
    at bigint not null,
    primary key (municipality, year, code),
    check (count >= 0 and count <= total)
) without rowid;
