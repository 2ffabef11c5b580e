-- Needs frozen for blind targeting (ruling R2). A snapshot is of one municipality and area, so that an area in which too little
-- changed keeps its own.
create table need_snapshots (
    id integer not null primary key,
    municipality text not null,
    area text not null,
    frozen_at bigint not null,
    looked_at bigint not null
);
create index need_snapshots_of_area on need_snapshots (municipality, area, id);

-- Everybody of the area's subject as they stood then; a null level has not finished the area.
create table need_rows (
    snapshot bigint not null references need_snapshots (id),
    person text not null,
    school text not null,
    subjects text not null,
    level bigint,
    primary key (snapshot, person)
) without rowid;
create index need_rows_of_person on need_rows (person);

-- Every answer that depended on results stays, so that later ones are held against it whoever asks. A refused one has no about.
create table need_plans (
    id integer not null primary key,
    municipality text not null,
    area text not null,
    level bigint not null,
    subject text,
    cluster text,
    status text,
    schools text not null,
    snapshot bigint not null references need_snapshots (id),
    sender text not null,
    about bigint,
    planned_at bigint not null,
    used_at bigint
);
create index need_plans_of_area on need_plans (municipality, area, planned_at);
create index need_plans_of_snapshot on need_plans (snapshot);
create index need_plans_of_sender on need_plans (sender);
