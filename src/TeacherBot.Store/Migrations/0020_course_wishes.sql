-- «Хочу на этот курс, передайте школе»: counted by school, named nowhere.

create table course_wishes (
    person text not null references people (id),
    event text not null,
    municipality text not null,
    at bigint not null,
    ends_at bigint not null,
    primary key (person, event)
) without rowid;
create index course_wishes_of_town on course_wishes (municipality, event);
