-- name: FindTelegramFile
-- why: a file the server keeps is sent by its id, without an upload
select file_id from telegram_files where bot = @bot and kind = @kind and hash = @hash;

-- name: PutTelegramFile
-- why: the first upload serves all later sends, also after a restart
insert into telegram_files (bot, kind, hash, file_id, at) values (@bot, @kind, @hash, @file, @at)
on conflict (bot, kind, hash) do update set file_id = excluded.file_id, at = excluded.at;

-- name: ForgetTelegramFile
-- why: an id that is refused is uploaded anew, and not asked for again
delete from telegram_files where bot = @bot and kind = @kind and hash = @hash and file_id = @file;
