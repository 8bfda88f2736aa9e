-- Every key begins with the workspace, so that the same tables can be spread over machines by it.

create table workspaces (
  ws text primary key,
  name text not null,
  -- The timeline; another one after a restore.
  gen text not null,
  -- The last sequence number given. It is locked by each push: numbers are committed in their order.
  counter bigint not null default 0,
  -- What went away up to here is forgotten: a device that saw less of it must begin anew.
  gone_floor bigint not null default 0,
  -- Grows with each change of rights.
  rights bigint not null default 0,
  created_at timestamptz not null default now()
);

create table users (
  ws text not null references workspaces,
  id text not null,
  name text not null,
  role text not null check (role in ('owner', 'manager', 'rep', 'viewer')),
  created_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (ws, id)
);

create table teams (
  ws text not null references workspaces,
  id text not null,
  name text not null,
  primary key (ws, id)
);

create table team_members (
  ws text not null,
  team_id text not null,
  user_id text not null,
  primary key (ws, team_id, user_id),
  foreign key (ws, team_id) references teams on delete cascade,
  foreign key (ws, user_id) references users on delete cascade
);

create table devices (
  ws text not null,
  id text not null,
  user_id text not null,
  name text not null,
  -- SHA-256 of the token; the token itself is nowhere.
  token_hash bytea not null unique,
  pubkey text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz,
  revoked_at timestamptz,
  primary key (ws, id),
  foreign key (ws, user_id) references users
);

create table invites (
  ws text not null references workspaces,
  id text not null,
  secret_hash bytea not null unique,
  role text not null check (role in ('owner', 'manager', 'rep', 'viewer')),
  -- A further device of somebody who is there already.
  user_id text,
  team_id text,
  created_by text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  uses_left int not null check (uses_left >= 0),
  primary key (ws, id)
);

-- Whom a contact that is nobody else's to see was shown to.
create table shares (
  ws text not null,
  contact_id text not null,
  user_id text not null,
  primary key (ws, contact_id, user_id),
  foreign key (ws, user_id) references users on delete cascade
);

create table rows (
  ws text not null references workspaces,
  tbl text not null,
  id text not null,
  -- ws · o:<user> · t:<team> · c:<contact>
  bucket text not null,
  parent text,
  seq bigint not null,
  data jsonb not null,
  clk jsonb not null,
  primary key (ws, tbl, id)
);
create index rows_by_bucket on rows (ws, bucket, seq);
create index rows_by_seq on rows (ws, seq);
create index rows_by_parent on rows (ws, parent) where parent is not null;
-- Who sees a contact that was shown to single people is asked at each request.
create index rows_of_shared_contacts on rows (ws, id) where tbl = 'contacts' and bucket like 'c:%';

create table gone (
  ws text not null references workspaces,
  bucket text not null,
  tbl text not null,
  id text not null,
  seq bigint not null,
  at timestamptz not null default now(),
  primary key (ws, bucket, tbl, id)
);
create index gone_by_bucket on gone (ws, bucket, seq);
create index gone_by_seq on gone (ws, seq);

create table clients (
  ws text not null,
  client text not null,
  device_id text not null,
  last_n bigint not null default 0,
  primary key (ws, client),
  foreign key (ws, device_id) references devices
);

create table mutations (
  ws text not null,
  mid uuid not null,
  client text not null,
  n bigint not null,
  outcome jsonb not null,
  at timestamptz not null default now(),
  primary key (ws, mid),
  unique (ws, client, n)
);

-- What stood before or lost against something later, to be shown and taken back.
create table history (
  ws text not null references workspaces,
  tbl text not null,
  id text not null,
  field text not null,
  seq bigint not null,
  value jsonb,
  stamp text not null,
  user_id text,
  kind text not null check (kind in ('replaced', 'lost')),
  at timestamptz not null default now(),
  primary key (ws, tbl, id, field, seq, kind)
);

create table locks (
  ws text not null references workspaces,
  chat text not null,
  device_id text not null,
  user_id text not null,
  until timestamptz not null,
  fence bigint not null default 1,
  -- The last answer that was sent, which need not be the holder's.
  sent_at timestamptz,
  sent_by text,
  primary key (ws, chat)
);
create index locks_by_until on locks (ws, until);

-- Two people answered one conversation within five seconds.
create table collisions (
  ws text not null references workspaces,
  chat text not null,
  at timestamptz not null,
  -- Who answered first, and who after.
  first_user text not null,
  second_user text not null,
  primary key (ws, chat, at)
);

create table key_epochs (
  ws text not null references workspaces,
  epoch int not null,
  created_at timestamptz not null default now(),
  primary key (ws, epoch)
);

create table key_grants (
  ws text not null,
  epoch int not null,
  -- A device, or 'recovery'.
  holder text not null,
  wrapped text not null,
  primary key (ws, epoch, holder),
  foreign key (ws, epoch) references key_epochs on delete cascade
);
