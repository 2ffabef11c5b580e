-- Another branch brings the second migration; this file only keeps the numbers without gaps until both are together.
select 1;
