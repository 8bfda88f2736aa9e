-- What was overwritten unseen goes over the wire with the row, and counts.
alter table rows drop column size;
alter table rows add column size int not null
  generated always as (octet_length(data::text) + octet_length(clk::text) + coalesce(octet_length(unseen::text), 0)) stored;
-- Of whom the team was to forget already, nothing stays that stood before.
delete from history h using rows contact
where contact.ws = h.ws and contact.tbl = 'contacts' and contact.data ->> 'erasedAt' is not null and (
  (h.tbl = 'contacts' and h.id = contact.id) or exists (
    select 1 from rows r where r.ws = h.ws and r.tbl = h.tbl and r.id = h.id and r.parent = contact.id
  )
);
