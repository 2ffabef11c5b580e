insert into toys (id) values (1);
create table halves (id bigint);
insert into nowhere (id) values (1);
