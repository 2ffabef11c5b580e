-- name: PageLinkDropUnopened
-- why: one link at a time
delete from page_links where person = @person and opened_at is null;

-- name: PageLinkInsert
-- why: known by its hash
insert into page_links (hash, person, at, expires_at) values (@hash, @person, @at, @until);

-- name: PageLinkOpen
-- why: once, and in time; two who press at once are one
update page_links set opened_at = @at where hash = @hash and opened_at is null and expires_at > @at;

-- name: PageLinkOwner
-- why: whose it is, opened or late
select person from page_links where hash = @hash;

-- name: PageLinksFresh
-- why: a new link is not asked for again and again
select count(*) from page_links where person = @person and opened_at is null and at > @since;

-- name: PageSessionInsert
-- why: a link was opened
insert into page_sessions (hash, person, at, expires_at) values (@hash, @person, @at, @until);

-- name: PageSessionFind
-- why: who asks for a page
select person from page_sessions where hash = @hash and expires_at > @at;

-- name: PageSessionEnd
-- why: the person leaves
delete from page_sessions where hash = @hash;

-- name: PageSessionsEndOf
-- why: the person leaves everywhere
delete from page_sessions where person = @person;

-- name: PageLinksForgetOf
-- why: erasure
delete from page_links where person = @person;

-- name: PageSessionsForgetOf
-- why: erasure
delete from page_sessions where person = @person;

-- name: PageLinksPurge
-- why: a week is enough to ask for another in its place
delete from page_links where expires_at < @before;

-- name: PageSessionsPurge
-- why: over
delete from page_sessions where expires_at < @before;

-- name: JoinPageLinks
-- why: two people are one
update page_links set person = @to where person = @from;

-- name: JoinPageSessions
-- why: two people are one
update page_sessions set person = @to where person = @from;
