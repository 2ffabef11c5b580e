-- Files the Telegram server already keeps, so that each is uploaded once. An id is good for one bot and one way of showing it only.
create table telegram_files (
    bot bigint not null,
    kind text not null,
    hash text not null,
    file_id text not null,
    at bigint not null,
    primary key (bot, kind, hash)
);
