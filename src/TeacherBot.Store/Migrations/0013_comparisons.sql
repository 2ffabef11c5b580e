-- Who was measured in two waves: whom the cells of a comparison counted, before and after.

create table snapshot_pairs (
    id integer not null primary key,
    snapshot bigint not null references snapshots (id),
    campaign text not null references campaigns (id),
    before_result bigint not null references snapshot_results (id),
    after_result bigint not null references snapshot_results (id)
);
create index snapshot_pairs_of on snapshot_pairs (snapshot);
