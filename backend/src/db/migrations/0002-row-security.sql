-- The second wall: a read that forgets its filters still gives its caller nothing but its own.
--
-- A caller's role only reads, and only what a pull needs. Writing is the server's own: a push must know rows its writer
-- may not see (an id that is taken elsewhere), and a contact that is handed over ends in a bucket its writer does not see,
-- which a policy that also guards reading would refuse. It is judged by the rules of rights, with the workspace locked.
--
-- It guards against filters that are missing, not against foreign SQL: whoever could run that could set these as well.

do $$
begin
  create role chatside_caller nologin;
exception
  -- Roles belong to all databases of a server.
  when duplicate_object or unique_violation then null;
end
$$;
do $$
begin
  if not pg_has_role(current_user, 'chatside_caller', 'member') then
    execute format('grant chatside_caller to %I', current_user);
  end if;
end
$$;

create function caller_ws() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('chatside.ws', true), '') $$;
-- As rows, which are looked up by a hash: a caller may have thousands of buckets.
create function caller_buckets() returns setof text language sql stable parallel safe
  as $$ select unnest(nullif(current_setting('chatside.buckets', true), '')::text[]) $$;

alter table workspaces enable row level security;
alter table users enable row level security;
alter table teams enable row level security;
alter table team_members enable row level security;
alter table devices enable row level security;
alter table invites enable row level security;
alter table shares enable row level security;
alter table rows enable row level security;
alter table gone enable row level security;
alter table clients enable row level security;
alter table mutations enable row level security;
alter table history enable row level security;
alter table locks enable row level security;
alter table collisions enable row level security;
alter table key_epochs enable row level security;
alter table key_grants enable row level security;
alter table migrations enable row level security;

create policy of_caller on workspaces for select to chatside_caller using (ws = (select caller_ws()));
create policy of_caller on rows for select to chatside_caller
  using (ws = (select caller_ws()) and bucket in (select caller_buckets()));
create policy of_caller on gone for select to chatside_caller
  using (ws = (select caller_ws()) and bucket in (select caller_buckets()));

do $$
begin
  execute format('grant usage on schema %I to chatside_caller', current_schema());
end
$$;
grant select (ws, gen, counter, gone_floor, rights) on workspaces to chatside_caller;
grant select on rows, gone to chatside_caller;

-- One row, written and read back at each start.
create table self_test (
  id int primary key check (id = 1),
  mark text not null,
  at timestamptz not null default now()
);
alter table self_test enable row level security;
