-- What takes rows away from a device is signed; each invite carries the hash of the public half. It is in the backup, so
-- that devices know a restored server by it; nobody's read reaches it, since columns are granted one by one.
alter table workspaces add column signing_key text;
-- The timelines before this one, as `gen:rights` where a backup ended each: what a device saw beyond is not known here.
alter table workspaces add column ended jsonb not null default '[]';
