-- A photograph said in a consultation, sealed under the asker's key like the words.

alter table consultation_words add column picture_sealed blob;
-- jpg or png
alter table consultation_words add column picture text;
