-- A participant's number within an event, for paper lists without names. 0 until it is given, then it stays.
alter table registrations add column number bigint not null default 0;
update registrations set number =
    (select count(*) from registrations b
      where b.event = registrations.event and (b.at < registrations.at or (b.at = registrations.at and b.person <= registrations.person)));
