-- Statements of the migrator, the schema dump and the integrity check.

-- name: CreateMigrations
-- why: the history must exist before the first migration can be recorded in it.
create table if not exists migrations (
    number bigint not null primary key,
    name text not null,
    checksum text not null,
    applied_at bigint not null
);

-- name: CountMigrationTables
-- why: asking what is pending must work on a new, empty database without writing to it.
select count(*) from sqlite_schema where type = 'table' and name = 'migrations';

-- name: CountMigrationTables [postgres]
-- why: the catalogue is each engine's own.
select count(*) from information_schema.tables where table_schema = current_schema() and table_name = 'migrations';

-- name: ListMigrations
-- why: what this database has seen, to compare with what the program brings.
select number, name, checksum from migrations order by number;

-- name: InsertMigration
-- why: recorded in the same transaction as the change itself, so that a kill leaves both or neither.
insert into migrations (number, name, checksum, applied_at) values (@number, @name, @checksum, @applied_at);

-- name: ListTables
-- why: the golden schema is compared between engines by name, so by name it is sorted.
select name from sqlite_schema where type = 'table' and name not like 'sqlite~_%' escape '~' order by name;

-- name: ListColumns
-- why: in declared order; the number is the place in the primary key, 0 outside it.
select name, type, "notnull", pk, dflt_value from pragma_table_info(@table) order by cid;

-- name: ListIndexes
-- why: origin u is a unique constraint, c a created index; the primary key is told by its columns.
select name, "unique", origin, partial from pragma_index_list(@table) where origin <> 'pk' order by name;

-- name: ListIndexColumns
-- why: an indexed expression has no column name.
select coalesce(name, '(expression)'), "desc" from pragma_index_xinfo(@index) where key = 1 order by seqno;

-- name: ListForeignKeys
-- why: a reference without named columns means the other table's primary key; the dump leaves them away then.
select id, "table", "from", coalesce("to", ''), on_delete from pragma_foreign_key_list(@table) order by id, seq;

-- name: CheckPages
-- why: finds torn pages and indexes that lost a row; 'ok' alone means sound.
select integrity_check from pragma_integrity_check;

-- name: CheckReferences
-- why: rows written by a tool that had foreign keys off.
select "table", parent, count(*) from pragma_foreign_key_check group by "table", parent order by "table", parent;
