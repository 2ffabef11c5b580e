-- Campaigns of municipalities, who has what to do with each, and which attempts belong to them. A null part of a draft was not asked yet.

create table campaigns (
    id text not null primary key,
    municipality text not null,
    title text,
    wave bigint check (wave in (1, 2, 3)),
    order_text text,
    first_day text,
    last_day text,
    position text,
    subject text,
    cluster text,
    instruments text not null,
    plan text,
    status bigint not null check (status in (0, 1, 2)),
    created_by text,
    created_at bigint not null,
    opened_at bigint,
    closed_at bigint,
    check (status = 0 or (title is not null and wave is not null and first_day is not null and last_day is not null and opened_at is not null))
);
create index campaigns_of_town on campaigns (municipality, status);

-- The school is that of the day the person came to it: moving afterwards changes no count.
create table campaign_parts (
    campaign text not null references campaigns (id),
    person text not null references people (id),
    school text,
    invited_at bigint,
    first_reminder_at bigint,
    second_reminder_at bigint,
    muted bigint not null default 0,
    began_at bigint,
    finished_at bigint,
    primary key (campaign, person)
) without rowid;
create index campaign_parts_of_person on campaign_parts (person);

-- The wave of an attempt is that of its campaign.
create table campaign_attempts (
    campaign text not null references campaigns (id),
    attempt text not null references attempts (id),
    person text not null references people (id),
    instrument text not null,
    finished_at bigint,
    primary key (campaign, attempt)
) without rowid;
create index campaign_attempts_of_person on campaign_attempts (person, campaign);
create index campaign_attempts_of_attempt on campaign_attempts (attempt);
