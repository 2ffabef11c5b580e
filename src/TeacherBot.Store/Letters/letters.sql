-- name: PutLetter
-- why: written before the letter leaves: an answer may come at any moment after; refused at one mailbox it leaves for the next
insert into letters (n, address, version, sheet, choices, expects_text, topic, sent_at)
values (@n, @address, @version, @sheet, @choices, @expects, @topic, @at)
on conflict (n) do update set address = excluded.address, version = excluded.version, sheet = excluded.sheet, choices = excluded.choices,
    expects_text = excluded.expects_text, topic = excluded.topic, sent_at = excluded.sent_at;

-- name: FindLetter
-- why: what an answer to it means, and whose it is
select l.n, l.address, a.person, l.version, l.sheet, l.choices, l.expects_text, l.topic
  from letters l join addresses a on a.id = l.address where l.n = @n;

-- name: PutThread
-- why: the next letter stands under the newest one of theirs
insert into letter_threads (address, answers, thread, subject_sealed) values (@address, @answers, @thread, @subject)
on conflict (address) do update set answers = excluded.answers, thread = excluded.thread, subject_sealed = excluded.subject_sealed;

-- name: FindThread
-- why: headers of the next letter
select t.answers, t.thread, t.subject_sealed, k.wrapped, k.person
  from letter_threads t join addresses a on a.id = t.address join person_keys k on k.person = a.person where t.address = @address;

-- name: DeleteThread
-- why: the address goes to another person, whose key cannot open it
delete from letter_threads where address = @address;

-- name: InsertLetterArrival
-- why: counted against loops, or towards giving an address up
insert into letter_arrivals (address, what, at) values (@address, @what, @at);

-- name: CountLetterArrivals
-- why: how many of the kind came lately
select count(*) from letter_arrivals where address = @address and what = @what and at > @since;

-- name: PurgeLetterArrivals
-- why: nothing looks further back
delete from letter_arrivals where id in (select id from letter_arrivals where at < @before limit 2000);

-- name: PurgeLetters
-- why: an answer later than this is asked anew
delete from letters where n in (select n from letters where sent_at < @before limit 2000);

-- name: OpenMailbox
-- why: remembered once, at the first look
insert into mailboxes (lookup, since) values (@lookup, @since) on conflict (lookup) do nothing;

-- name: MailboxSince
-- why: what came earlier is left alone
select since from mailboxes where lookup = @lookup;

-- name: FindAddressId
-- why: whether an address is known, without making it so
select a.id, p.status from addresses a join people p on p.id = a.person where a.channel = @channel and a.lookup = @lookup;

-- name: PutRawLetter
-- why: what was cut off can be looked up
insert into raw_letters (person, at, sealed) values (@person, @at, @sealed);

-- name: RawLettersOf
-- why: its author, or an administrator whose look is written down
select id, at, sealed from raw_letters where person = @person order by id;

-- name: PurgeRawLetters
-- why: a week is enough to ask
delete from raw_letters where id in (select id from raw_letters where at < @before limit 2000);

-- name: DeleteRawLettersOf
-- why: erasure
delete from raw_letters where person = @person;
