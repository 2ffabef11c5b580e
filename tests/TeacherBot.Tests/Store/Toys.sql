-- Statements of the store's own tests; the tables come from the test migrations.

-- name: InsertToy
-- why: the plain case.
insert into toys (id, name, weight, painted, seen_at, photo)
values (@id, @name, @weight, @painted, @seen_at, @photo);

-- name: FindToy
-- why: every column type once.
select id, name, weight, painted, seen_at, photo from toys where id = @id;

-- name: CountToys
-- why: what a fresh reader sees.
select count(*) from toys;

-- name: ListToyNames
-- why: the list parameter, told in each engine's words.
select name from toys where id in (select value from json_each(@ids)) order by id;

-- name: ListToyNames [postgres]
-- why: json_each does not exist there.
select name from toys where id in (select value::bigint from jsonb_array_elements_text(@ids::jsonb)) order by id;

-- name: InsertPart
-- why: its reference is checked at COMMIT only, so a work can be fine and its commit not.
insert into parts (toy) values (@toy) returning id;
