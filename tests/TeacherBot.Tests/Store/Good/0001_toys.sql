create table toys (
    id bigint not null primary key,
    name text not null,
    weight real,
    painted bigint not null default 0,
    seen_at bigint,
    photo blob
);
