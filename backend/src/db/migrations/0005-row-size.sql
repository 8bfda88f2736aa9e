-- How long a row is as text, in bytes: a page of a pull ends at so many bytes without reading the rows that do not fit.
alter table rows add column size int not null
  generated always as (octet_length(data::text) + octet_length(clk::text)) stored;
