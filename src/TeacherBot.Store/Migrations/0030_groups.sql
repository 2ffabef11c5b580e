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
