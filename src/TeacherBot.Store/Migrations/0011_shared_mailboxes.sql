-- A mailbox that several people read: nothing personal is written to it, and nothing written there is taken as a person's word.
alter table addresses add column shared bigint not null default 0;
