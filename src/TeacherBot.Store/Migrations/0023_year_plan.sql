-- What of the year's plan an office has done; year is the one in which the academic year began. Who ticked it is in the audit log.

create table year_tasks (
    municipality text not null,
    year bigint not null,
    task text not null,
    done_at bigint not null,
    primary key (municipality, year, task)
) without rowid;
