-- A device that was removed had its key: the next one is to be made.
alter table key_epochs add column is_spent boolean not null default false;

-- What the printed code of a team opens. Later keys can be wrapped for it without the code.
create table key_recovery (
  ws text primary key references workspaces,
  pubkey text not null,
  -- The private half, sealed by the code.
  sealed text not null,
  -- The public half, sealed by a key of the team: who has that key sees that the server did not put another one here.
  proof jsonb not null,
  made_at timestamptz not null
);
alter table key_recovery enable row level security;
