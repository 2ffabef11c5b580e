-- Everything the main job keeps. Instants are UTC milliseconds, flags 0/1, ids time-ordered text.

create table published (
    hash text not null primary key,
    path text not null,
    body blob not null,
    published_at bigint not null
);

create table instruments (
    hash text not null primary key,
    id text not null,
    version bigint not null,
    form text not null,
    published_at bigint not null,
    unique (id, version, form)
);

create table people (
    id text not null primary key,
    status bigint not null,
    municipality text,
    school text,
    position text,
    subjects text not null default '',
    consents text not null default '',
    name_sealed blob,
    recovery_lookup blob unique,
    recovery_sealed blob,
    reminders_off bigint not null default 0,
    extras_asked bigint not null default 0,
    hat text,
    created_at bigint not null,
    joined_at bigint,
    withdrawn_at bigint
);
create index people_guests on people (created_at) where status = 0;

create index people_of_school on people (municipality, school, position) where status = 1;

create table school_codes (
    municipality text not null,
    school text not null,
    was text not null,
    code text not null,
    renewed_at bigint not null,
    primary key (municipality, school)
) without rowid;

-- Destroying this row makes name and address unreadable in every copy, backups included.
create table person_keys (
    person text not null primary key,
    wrapped blob not null
);

create table addresses (
    id integer not null primary key,
    person text not null references people (id),
    channel text not null,
    lookup blob not null,
    sealed blob not null,
    reachable bigint not null default 1,
    language text,
    created_at bigint not null,
    unique (channel, lookup)
);
create index addresses_of_person on addresses (person);

create table conversations (
    person text not null primary key references people (id),
    version bigint not null,
    state text not null,
    updated_at bigint not null
);

create table inbound_keys (
    channel text not null,
    key text not null,
    at bigint not null,
    primary key (channel, key)
) without rowid;
create index inbound_keys_by_age on inbound_keys (at);

create table quarantine (
    channel text not null,
    key text not null,
    hash text not null,
    exception text not null,
    at bigint not null,
    primary key (channel, key)
);

-- Append-only: proof of what was agreed to and when; it outlives the person's other data.
create table consents (
    id integer not null primary key,
    person text not null,
    municipality text not null,
    kind text not null,
    version bigint not null,
    text_hash text not null,
    given bigint not null,
    channel text not null,
    inbound_key text not null,
    at bigint not null
);
create index consents_of_person on consents (person);

create table roles (
    person text not null references people (id),
    role text not null,
    scope text not null,
    from_at bigint not null,
    to_at bigint,
    granted_by text not null,
    primary key (person, role, scope)
);

create table invites (
    lookup blob not null primary key,
    role text not null,
    scope text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_by text,
    used_at bigint,
    revoked_at bigint
);

create table guesses (
    address bigint not null,
    at bigint not null
);
create index guesses_of_address on guesses (address, at);

create table attempts (
    n integer not null primary key,
    id text not null unique,
    person text not null references people (id),
    municipality text,
    school text,
    instrument text not null,
    version bigint not null,
    form text not null,
    hash text not null references instruments (hash),
    plan text not null,
    seed bigint not null,
    status bigint not null,
    repeats bigint not null,
    started_at bigint not null,
    completed_at bigint
);
create index attempts_of_person on attempts (person, status, started_at);

create table responses (
    attempt bigint not null references attempts (n),
    item bigint not null,
    value text not null,
    sure bigint,
    correct bigint not null,
    at bigint not null,
    primary key (attempt, item)
) without rowid;

-- Written when a portion closes, so that reports need not score; "db verify" recomputes them.
create table area_results (
    attempt bigint not null references attempts (n),
    area text not null,
    correct1 bigint not null,
    valid1 bigint not null,
    correct2 bigint not null,
    valid2 bigint not null,
    correct3 bigint not null,
    valid3 bigint not null,
    level bigint,
    inconsistent bigint not null,
    right_sure bigint not null,
    right_unsure bigint not null,
    wrong_sure bigint not null,
    wrong_unsure bigint not null,
    closed_at bigint not null,
    primary key (attempt, area)
) without rowid;

create table explained (
    attempt bigint not null references attempts (n),
    area text not null,
    item bigint not null,
    at bigint not null,
    primary key (attempt, item)
) without rowid;

-- Who took part is kept apart from what was said; the token joins nothing to a person once the state has forgotten it.
create table anonymous_parts (
    person text not null,
    instrument text not null,
    version bigint not null,
    primary key (person, instrument, version)
) without rowid;

create table anonymous_attempts (
    token_hash blob not null primary key,
    hash text not null references instruments (hash),
    school text not null,
    finished bigint not null
) without rowid;

create table anonymous_responses (
    token_hash blob not null references anonymous_attempts (token_hash),
    item bigint not null,
    value text not null,
    primary key (token_hash, item)
) without rowid;

create table item_remarks (
    id integer not null primary key,
    instrument text not null,
    version bigint not null,
    item text not null,
    comment_sealed blob not null,
    at bigint not null
);

create table help_requests (
    id integer not null primary key,
    person text not null references people (id),
    area text not null,
    at bigint not null,
    closed_at bigint
);
create unique index help_requests_open on help_requests (person, area) where closed_at is null;

create table outbox (
    id integer not null primary key,
    address bigint not null references addresses (id),
    channel text not null,
    lane bigint not null,
    kind bigint not null,
    replace_key text,
    fresh bigint not null,
    version bigint not null,
    target bigint,
    body text,
    state bigint not null,
    tries bigint not null default 0,
    repeats bigint not null default 0,
    not_before bigint not null,
    created_at bigint not null,
    finished_at bigint,
    message_id bigint,
    code text
);
create index outbox_due on outbox (channel, lane, id) where state = 0;
create index outbox_sending on outbox (channel, id) where state = 2;
create index outbox_open_screens on outbox (address, replace_key) where state = 0;
create index outbox_finished on outbox (finished_at) where finished_at is not null;

create table screens (
    address bigint not null references addresses (id),
    replace_key text not null,
    message_id bigint not null,
    shown_at bigint not null,
    primary key (address, replace_key)
) without rowid;

create table schedule (
    unique_name text not null primary key,
    person text not null,
    kind text not null,
    object text not null,
    due_at bigint not null
);
create index schedule_due on schedule (due_at);

create table jobs (
    id integer not null primary key,
    kind text not null,
    args text not null,
    person text,
    due_at bigint not null,
    lease_until bigint not null default 0,
    tries bigint not null default 0,
    created_at bigint not null,
    failed text
);
create index jobs_due on jobs (due_at) where failed is null;

create table documents (
    kind text not null,
    object text not null,
    person text not null,
    file text not null,
    number bigint,
    created_at bigint not null,
    primary key (kind, object)
);
create index documents_of_person on documents (person);

create table audit (
    id integer not null primary key,
    at bigint not null,
    actor text not null,
    person text,
    action text not null
);
create index audit_of_person on audit (person);

create table erasure_acts (
    id integer not null primary key,
    person text not null,
    municipality text,
    withdrawn_at bigint not null,
    erased_at bigint not null,
    counts text not null
);

-- Which state of the content folder is in use; a restart with a broken folder goes on with it.
create table active_content (
    id bigint not null primary key check (id = 1),
    hash text not null,
    activated_at bigint not null
);
