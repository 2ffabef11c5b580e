-- Groups of teachers: by a rule of the profile, or by hand.
create table teacher_groups (
    id text not null primary key,
    municipality text not null,
    kind text not null,
    title text not null,
    status bigint not null,
    by_rule bigint not null,
    subject text,
    cluster text,
    position text,
    -- opens the group to whoever is given it
    code text not null unique,
    at bigint not null,
    closed_at bigint
);
create index teacher_groups_of_town on teacher_groups (municipality, status);

create table group_leaders (
    team text not null references teacher_groups (id),
    person text not null references people (id),
    at bigint not null,
    primary key (team, person)
) without rowid;
create index group_leaders_of_person on group_leaders (person);

-- Who asked, who is in by hand, and who left what a rule put them in.
create table group_members (
    id text not null primary key,
    team text not null references teacher_groups (id),
    person text not null references people (id),
    status bigint not null,
    at bigint not null,
    unique (team, person)
);
create index group_members_of_person on group_members (person);

-- Who is in a group that works: taken by its rule as profiles are now, or by hand. Whether a school is of the rule's
-- cluster says the content: each statement asks that of its own.
create view group_people as
select g.id as team, g.municipality, g.kind, g.cluster, g.at as made_at, p.id as person, p.school, p.position,
       case when g.by_rule = 1 then p.joined_at else m.at end as since
  from teacher_groups g
  join people p on p.municipality = g.municipality
  left join group_members m on m.team = g.id and m.person = p.id
 where g.status = 1 and p.status = 1 and p.school is not null and p.position is not null and p.subjects <> ''
   and ((g.by_rule = 0 and m.status = 1)
        or (g.by_rule = 1 and coalesce(m.status, 0) <> 2
            and (g.subject is null or replace(',' || p.subjects || ',', ',' || g.subject || ',', '') <> ',' || p.subjects || ',')
            and (g.position is null or p.position = g.position)));

-- A code makes one person a leader, once.
create table group_leader_codes (
    code text not null primary key,
    team text not null references teacher_groups (id),
    expires_at bigint not null
) without rowid;

create table group_meetings (
    id text not null primary key,
    team text not null references teacher_groups (id),
    day text not null,
    topic text not null,
    link text,
    decisions text not null,
    at bigint not null
) without rowid;
create index group_meetings_of_team on group_meetings (team, day);

create table group_news (
    id text not null primary key,
    team text not null references teacher_groups (id),
    author text not null references people (id),
    text_sealed blob not null,
    at bigint not null,
    sent_at bigint
) without rowid;
create index group_news_of_team on group_news (team, sent_at);
create index group_news_of_author on group_news (author);
