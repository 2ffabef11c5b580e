-- What closed campaigns found, as reports tell it, and whom each frozen cell counted.

-- The content is the JSON of bands and titles: no row of a person is in it.
create table snapshots (
    id integer not null primary key,
    campaign text not null unique references campaigns (id),
    municipality text not null,
    frozen_at bigint not null,
    content text not null,
    hash text not null
);
create index snapshots_of_town on snapshots (municipality, id);

-- Later snapshots must not, together with this one, tell of anybody. Erasure cuts the attempt off and leaves the rest, which was told of.
create table snapshot_results (
    id integer not null primary key,
    snapshot bigint not null references snapshots (id),
    area text not null,
    attempt bigint,
    need bigint not null,
    subject text not null,
    cluster text,
    supported bigint not null,
    heads bigint not null
);
create index snapshot_results_of on snapshot_results (snapshot, area);
create index snapshot_results_of_attempt on snapshot_results (attempt) where attempt is not null;

-- Who asked for which report last.
create index audit_of_actor on audit (actor, id);

-- Addressed recommendations of a campaign's reports.
create table recommendations (
    id integer not null primary key,
    campaign text not null references campaigns (id),
    addressee text not null,
    text text not null,
    at bigint not null,
    unique (campaign, addressee, text)
);
