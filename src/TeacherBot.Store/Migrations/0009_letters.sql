-- Letters we sent: what an answer to each means. A letter's token is this number with a signature, so nothing secret is kept.
create table letters (
    n integer not null primary key,
    address bigint not null references addresses (id),
    version bigint not null,
    sheet text,
    choices text not null,
    expects_text bigint not null,
    sent_at bigint not null
);
create index letters_by_age on letters (sent_at);
create index letters_of_address on letters (address);

-- Under which letter of theirs the next one to an address stands.
create table letter_threads (
    address bigint not null primary key references addresses (id),
    answers text not null,
    thread text not null,
    subject_sealed blob not null
) without rowid;

-- What came from an address, for the limits against loops; and what did not arrive there.
create table letter_arrivals (
    id integer not null primary key,
    address bigint not null references addresses (id),
    what bigint not null,
    at bigint not null
);
create index letter_arrivals_of_address on letter_arrivals (address, what, at);
create index letter_arrivals_by_age on letter_arrivals (at);

-- Letters that lay in a mailbox long before the program first looked into it are not its business.
create table mailboxes (
    lookup blob not null primary key,
    since bigint not null
) without rowid;
