-- Segments are read page by page in the order of ids: without this each page looked through the whole municipality.
create index people_in_order on people (municipality, id) where status = 1;
