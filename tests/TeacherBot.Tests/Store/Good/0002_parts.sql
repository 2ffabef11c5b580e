create table parts (
    id integer primary key,
    toy bigint not null references toys (id) on delete cascade deferrable initially deferred
);
create index parts_toy on parts (toy desc);
create unique index toys_name on toys (name) where painted = 1;
