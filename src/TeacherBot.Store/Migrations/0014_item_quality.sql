-- How the items of closed campaigns worked: counts and correlations, frozen once.

create table item_quality (
    campaign text not null primary key references campaigns (id),
    content text not null,
    at bigint not null
);
