create table toys (id bigint not null primary key);
