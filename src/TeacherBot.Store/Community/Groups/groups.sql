-- name: GroupsOfTown
-- why: what there is in a municipality, as this person stands to it; drafts are of those who write them
select g.id, g.municipality, g.kind, g.title, g.status, g.by_rule, g.subject, g.cluster, g.position, g.code,
       (select m.status from group_members m where m.team = g.id and m.person = @person),
       (select count(*) from group_leaders l where l.team = g.id and l.person = @person),
       (select count(*) from group_leaders l where l.team = g.id),
       (select count(*) from group_news n where n.team = g.id and n.sent_at > @week)
  from teacher_groups g
 where g.municipality = @municipality
   and (g.status = 1 or (g.status = 0 and exists (select 1 from group_leaders l where l.team = g.id and l.person = @person)))
 order by g.title, g.id limit 150;

-- name: GroupFind
-- why: who may change it is asked each time
select g.municipality, g.status, g.by_rule, (select count(*) from group_leaders l where l.team = g.id and l.person = @person),
       (select count(*) from group_leaders l where l.team = g.id)
  from teacher_groups g where g.id = @id;

-- name: GroupInsert
-- why: a draft of its author
insert into teacher_groups (id, municipality, kind, title, status, by_rule, subject, cluster, position, code, at)
values (@id, @municipality, @kind, @title, @status, @byRule, @subject, @cluster, @position, @code, @at);

-- name: GroupUpdate
-- why: the rule of a group that works stays as it is: only a draft changes it
update teacher_groups
   set title = @title, status = @status,
       at = case when status = 0 and @status = 1 then @at else at end,
       kind = case when status = 0 then @kind else kind end,
       by_rule = case when status = 0 then @byRule else by_rule end,
       subject = case when status = 0 then @subject else subject end,
       cluster = case when status = 0 then @cluster else cluster end,
       position = case when status = 0 then @position else position end
 where id = @id and status < 2;

-- name: GroupClose
-- why: nobody is told of it any more; its meetings stay for the record
update teacher_groups set status = 2, closed_at = @at where id = @id and status < 2;

-- name: GroupLead
-- why: once is enough
insert into group_leaders (team, person, at) values (@id, @person, @at) on conflict (team, person) do nothing;

-- name: GroupUnlead
-- why: the group stays
delete from group_leaders where team = @id and person = @person;

-- name: GroupLeaders
-- why: who is told
select person from group_leaders where team = @id order by person limit 50;

-- name: GroupsLedBy
-- why: somebody leaves
select team from group_leaders where person = @person order by team;

-- name: GroupCoordinators
-- why: who takes over a group that nobody leads
select distinct r.person from roles r join people p on p.id = r.person
 where p.status = 1 and p.municipality = @municipality and r.role = 'Coordinator' and (r.to_at is null or r.to_at > @at)
   and (r.scope = '*' or r.scope = @municipality) and r.person <> @person
 order by r.person limit 50;

-- name: GroupStand
-- why: asked, in, or out again
insert into group_members (id, team, person, status, at) values (@member, @id, @person, @status, @at)
on conflict (team, person) do update set status = excluded.status, at = excluded.at where group_members.status <> excluded.status;

-- name: GroupLeave
-- why: who left a list leaves no row
delete from group_members where team = @id and person = @person;

-- name: GroupAsker
-- why: whom an answer is for
select person from group_members where id = @member and team = @id and status = 0;

-- name: GroupAdmit
-- why: once, by a leader
update group_members set status = 1, at = @at where id = @member and status = 0;

-- name: GroupRefuse
-- why: they may ask again
delete from group_members where id = @member and status = 0;

-- name: GroupAskers
-- why: a leader answers them
select m.id, m.person from group_members m join people p on p.id = m.person
 where m.team = @id and m.status = 0 and p.status = 1 and p.municipality = @municipality order by m.at, m.id limit 50;

-- name: GroupSize
-- why: by rule as profiles are now, or by hand; how many and not who
select count(*) from group_people v
 where v.team = @id and (v.cluster is null or replace(@places, ',' || v.school || '=' || v.cluster || ',', '') <> @places);

-- name: GroupNamed
-- why: of the same people those who agreed to be named
select v.person from group_people v join people p on p.id = v.person
 where v.team = @id and (v.cluster is null or replace(@places, ',' || v.school || '=' || v.cluster || ',', '') <> @places)
   and p.name_sealed is not null and replace(',' || p.consents, ',' || @consent || ':', '') <> ',' || p.consents
 order by v.person limit 100;

-- name: GroupTellNews
-- why: of the same people those who agreed to news; each signal still looks at hours, at the week and whether they are in it
insert into schedule (unique_name, person, kind, object, due_at)
select @kind || '|' || @news || '|' || p.id, p.id, @kind, @news, @at from group_people v join people p on p.id = v.person
 where v.team = @id and (v.cluster is null or replace(@places, ',' || v.school || '=' || v.cluster || ',', '') <> @places)
   and p.id <> @person and replace(',' || p.consents, ',' || @consent || ':', '') <> ',' || p.consents
on conflict (unique_name) do nothing;

-- name: GroupsCounted
-- why: indicators 1.2.4: how many such groups there are here; pedagogues of schools with a status who were in by then, each once; who leads a school is no pedagogue of it
select (select count(*) from teacher_groups g where g.municipality = @municipality and g.status = 1 and g.at < @at and replace(@kinds, ',' || g.kind || ',', '') <> @kinds),
       count(distinct v.person)
  from group_people v
 where v.municipality = @municipality and replace(@kinds, ',' || v.kind || ',', '') <> @kinds and v.made_at < @at and v.since < @at
   and v.position <> 'head' and replace(@supported, ',' || v.school || ',', '') <> @supported
   and (v.cluster is null or replace(@places, ',' || v.school || '=' || v.cluster || ',', '') <> @places);

-- name: GroupCodeFind
-- why: a code points at a group that works: for members always, for a leader once and for a week
select g.id, g.municipality, 0 from teacher_groups g where g.code = @code and g.status = 1
union all
select g.id, g.municipality, 1 from group_leader_codes c join teacher_groups g on g.id = c.team where c.code = @code and c.expires_at > @at and g.status = 1;

-- name: GroupCodeInsert
-- why: made for one person
insert into group_leader_codes (code, team, expires_at) values (@code, @id, @until);

-- name: GroupCodeUse
-- why: the second who comes with it finds nothing
delete from group_leader_codes where code = @code and team = @id and expires_at > @at;

-- name: GroupMeetings
-- why: the newest first
select id, day, topic, link, decisions from group_meetings where team = @id order by day desc, id desc limit 10;

-- name: GroupMeetingInsert
-- why: written by a leader
insert into group_meetings (id, team, day, topic, link, decisions, at) values (@meeting, @id, @day, @topic, @link, @decisions, @at);

-- name: GroupMeetingDrop
-- why: a slip of the pen
delete from group_meetings where id = @meeting and team = @id;

-- name: GroupNewsSave
-- why: a draft is its author's until it is sent
insert into group_news (id, team, author, text_sealed, at) values (@news, @id, @person, @text, @at)
on conflict (id) do update set text_sealed = excluded.text_sealed where group_news.author = excluded.author and group_news.sent_at is null;

-- name: GroupNewsFind
-- why: read when its turn comes
select n.team, n.author, n.text_sealed, n.sent_at, g.municipality from group_news n join teacher_groups g on g.id = n.team where n.id = @news;

-- name: GroupNewsSend
-- why: once, and two in a week
update group_news set sent_at = @at
 where id = @news and team = @id and author = @person and sent_at is null
   and (select count(*) from group_news t where t.team = @id and t.sent_at > @week) < @most;

-- name: GroupNewsDrop
-- why: what was sent stays sent
delete from group_news where id = @news and author = @person and sent_at is null;

-- name: GroupCountsUnasked
-- why: two unasked messages in a week, whoever writes them
insert into unasked (person, at) values (@person, @at);

-- name: GroupLeadersForgetOf
-- why: erasure; the group stays
delete from group_leaders where person = @person;

-- name: GroupMembersForgetOf
-- why: erasure
delete from group_members where person = @person;

-- name: GroupNewsForgetOf
-- why: erasure: whatever they wrote, sent or not
delete from group_news where author = @person;

-- name: JoinGroupLeaders
-- why: what either leads
update group_leaders set person = @to where person = @from and not exists (select 1 from group_leaders t where t.person = @to and t.team = group_leaders.team);

-- name: JoinGroupMembers
-- why: what either is in; how the one who stays stands to it goes first
update group_members set person = @to where person = @from and not exists (select 1 from group_members t where t.person = @to and t.team = group_members.team);

-- name: JoinGroupNewsOf
-- why: sealed anew under the key that stays
select id, text_sealed from group_news where author = @from;

-- name: JoinGroupNews
-- why: sealed anew under the key that stays
update group_news set author = @to, text_sealed = @text where id = @news;

-- name: ExportGroups
-- why: the export shows what a person is in by hand, asked for, or left
select g.title, m.status, m.at from group_members m join teacher_groups g on g.id = m.team where m.person = @person order by m.at;

-- name: ExportGroupsLed
-- why: and what they lead
select g.title, l.at from group_leaders l join teacher_groups g on g.id = l.team where l.person = @person order by l.at;

-- name: ExportGroupNews
-- why: and what they wrote
select n.id, n.text_sealed, coalesce(n.sent_at, n.at) from group_news n where n.author = @person order by n.id;
