-- What schools reached in outside procedures, of pupils together; in hundredths.

create table external_results (
    municipality text not null,
    procedure text not null,
    year bigint not null,
    school text not null,
    value bigint not null,
    at bigint not null,
    primary key (municipality, procedure, year, school)
) without rowid;
