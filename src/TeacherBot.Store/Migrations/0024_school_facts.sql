-- Figures of schools by which they are told apart, of pupils or teachers together; in ten-thousandths.

create table school_facts (
    municipality text not null,
    school text not null,
    year bigint not null,
    indicator text not null,
    value bigint not null,
    at bigint not null,
    primary key (municipality, school, year, indicator)
);
