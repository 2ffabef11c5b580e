-- Item statistics over several municipalities: sums of each campaign, which nobody is shown, and what was told of them together.

create table item_sums (
    campaign text not null primary key references campaigns (id),
    municipality text not null,
    content text not null,
    at bigint not null
);

create table item_pools (
    id integer not null primary key,
    hash text not null,
    form text not null,
    area text not null,
    content text not null,
    at bigint not null
);
create index item_pools_of_area on item_pools (hash, form, area, id);
