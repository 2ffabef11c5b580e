-- name: FindSpeaker
-- why: one read gives all a turn knows about who speaks
select a.id, a.reachable, p.id, p.status, p.municipality, p.school, p.position, p.subjects, p.consents,
       p.name_sealed is not null, p.recovery_lookup is not null, p.reminders_off, p.extras_asked, p.hat,
       c.version, c.state, a.shared
  from addresses a
  join people p on p.id = a.person
  left join conversations c on c.person = p.id
 where a.channel = @channel and a.lookup = @lookup;

-- name: FindSpeakerOfPerson
-- why: a signal speaks to a person; the newest reachable address that nobody else reads is where the answer goes
select a.id, a.reachable, p.id, p.status, p.municipality, p.school, p.position, p.subjects, p.consents,
       p.name_sealed is not null, p.recovery_lookup is not null, p.reminders_off, p.extras_asked, p.hat,
       c.version, c.state, a.shared
  from people p
  join addresses a on a.person = p.id
  left join conversations c on c.person = p.id
 where p.id = @person
 order by a.reachable desc, a.shared, a.id desc
 limit 1;

-- name: InsertPerson
-- why: the first word of somebody new
insert into people (id, status, created_at) values (@id, 0, @at);

-- name: InsertPersonKey
-- why: name and address are sealed under a key that erasure destroys
insert into person_keys (person, wrapped) values (@person, @wrapped);

-- name: FindPersonKey
-- why: to read or seal a name or an address
select wrapped from person_keys where person = @person;

-- name: InsertAddress
-- why: how to reach the person on this channel
insert into addresses (person, channel, lookup, sealed, language, created_at)
values (@person, @channel, @lookup, @sealed, @language, @at)
returning id;

-- name: FindAddress
-- why: the delivery worker opens the seal just before sending
select a.person, a.sealed, k.wrapped, a.reachable, a.shared, p.municipality
  from addresses a join person_keys k on k.person = a.person join people p on p.id = a.person
 where a.id = @id;

-- name: SetReachable
-- why: blocked and unblocked, or refused by the channel
update addresses set reachable = @reachable where id = @address;

-- name: SetShared
-- why: the person said that others read this mailbox, or that nobody else does any more
update addresses set shared = @shared where id = @address;

-- name: JoinMunicipality
-- why: the consent to processing makes a guest a person of this municipality
update people set status = 1, municipality = @municipality, joined_at = coalesce(joined_at, @at) where id = @person;

-- name: SetSchool
-- why: history keeps the school it was made in; future counts move
update people set school = @school where id = @person;

-- name: SetPosition
-- why: teacher, head or other
update people set position = @position where id = @person;

-- name: SetSubjects
-- why: which questionnaires are offered
update people set subjects = @subjects where id = @person;

-- name: SetConsents
-- why: the consents in force beside the person, the log being the proof
update people set consents = @consents where id = @person;

-- name: SetNameSealed
-- why: optional name, sealed
update people set name_sealed = @name where id = @person;

-- name: FindNameSealed
-- why: to show the person their own name
select p.name_sealed, k.wrapped from people p join person_keys k on k.person = p.id where p.id = @person;

-- name: SetHat
-- why: the role being worked in
update people set hat = @hat where id = @person;

-- name: SetRemindersOff
-- why: the person asked not to be reminded
update people set reminders_off = @off where id = @person;

-- name: SetExtrasAsked
-- why: name, subjects and mailing are asked once
update people set extras_asked = 1 where id = @person;

-- name: SetRecoveryCode
-- why: a new code stops the older one
update people set recovery_lookup = @lookup, recovery_sealed = @sealed where id = @person;

-- name: ClearRecoveryCode
-- why: a code may lie in a mailbox that others turned out to read
update people set recovery_lookup = null, recovery_sealed = null where id = @person;

-- name: CountOwnAddressesBeside
-- why: a mailbox that others read is given up only by who can be reached elsewhere
select count(*) from addresses where person = @person and id <> @address and reachable = 1 and shared = 0;

-- name: FindRecoverySealed
-- why: the person's own profile on paper carries the code
select p.recovery_sealed, k.wrapped from people p join person_keys k on k.person = p.id where p.id = @person;

-- name: FindByRecovery
-- why: brings a person back after a lost phone
select id from people where recovery_lookup = @lookup and status = 1;

-- name: InsertGuess
-- why: codes are short, so guesses are counted
insert into guesses (address, at) values (@address, @at);

-- name: CountGuesses
-- why: ten guesses a day and no more
select count(*) from guesses where address = @address and at > @since;

-- name: FindAddressSealed
-- why: moving an address to another person seals it anew under that person's key
select sealed from addresses where id = @id;

-- name: MoveAddress
-- why: this address now belongs to the person whose code was entered
update addresses set person = @person, sealed = @sealed where id = @id;

-- name: DeleteGuestConversation
-- why: the guest that the address was has nothing else
delete from conversations where person = @person;

-- name: DeletePersonKey
-- why: erasure: what was sealed can no longer be read, in backups too
delete from person_keys where person = @person;

-- name: DeletePerson
-- why: nothing refers to the person any more
delete from people where id = @person;

-- name: MarkWithdrawn
-- why: blocked at once; erased by the deadline
update people set status = 2, withdrawn_at = @at, consents = '' where id = @person;

-- name: ReadsOfPerson
-- why: who looked at my records
select at, actor, action from audit where person = @person order by id desc limit 20;

-- name: InsertAudit
-- why: every read of an individual record and every act of an operator
insert into audit (at, actor, person, action) values (@at, @actor, @person, @action);

-- name: CountPeople
-- why: a figure for operators
select count(*) from people where status = @status;

-- name: CountOthersAt
-- why: more people than heads means that a school's code has leaked
select count(*) from people
 where status = 1 and municipality = @municipality and school = @school and position = @position and id <> @person;

-- name: ListSchoolCodes
-- why: a renewed code works instead of the one in the school's file
select municipality, school, was, code, renewed_at from school_codes order by municipality, school;

-- name: PutSchoolCode
-- why: the older code stops working at once
insert into school_codes (municipality, school, was, code, renewed_at) values (@municipality, @school, @was, @code, @at)
on conflict (municipality, school) do update set was = excluded.was, code = excluded.code, renewed_at = excluded.renewed_at;

-- name: ListActive
-- why: everybody of a municipality, page by page
select id from people where status = 1 and municipality = @municipality and id > @after order by id limit @most;
