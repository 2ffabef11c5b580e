-- Practices of teachers. A card is sealed under its author's key, published or not: erasure leaves no copy that can be read.

create table practices (
    id text not null primary key,
    municipality text not null,
    person text not null references people (id),
    status bigint not null,
    -- 1: the author agreed to be shown by name and school
    named bigint not null,
    -- of the author, on the day it was sent
    school text,
    -- the methodist who opened it last; to be told when the author takes it back
    reader text,
    created_at bigint not null,
    submitted_at bigint,
    published_at bigint,
    content_sealed blob not null
) without rowid;
create index practices_of_person on practices (person, created_at);
create index practices_of_town on practices (municipality, status, published_at);

-- «Полезно»: only how many is ever told.
create table practice_likes (
    practice text not null references practices (id),
    person text not null references people (id),
    primary key (practice, person)
) without rowid;
create index practice_likes_of_person on practice_likes (person);
