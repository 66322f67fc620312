-- What the server itself writes in a document has no person: the client ids it uses are nobody's.
alter table response_client alter column person_id drop not null;

-- A response as it read at one position of its log, kept before something risky or by a person's wish.
create table response_version (
  id uuid primary key,
  response_id uuid not null references response on delete cascade,
  epoch int not null,
  seq bigint not null,
  kind text not null check (kind in ('guard', 'renewal')),
  content jsonb not null,
  schema_version int not null,
  sha256 bytea not null,
  created_by uuid references person,
  created_at timestamptz not null default now()
);
create index response_version_response on response_version (response_id, created_at);

-- What was kept out of a document, or found wrong with a copy of it: for the operator, never shown to others.
create table response_incident (
  id uuid primary key,
  response_id uuid not null references response on delete cascade,
  kind text not null check (kind in ('removes-too-much', 'breaks-schema', 'diverged')),
  epoch int not null,
  seq bigint not null,
  person_id uuid references person,
  payload bytea not null,
  created_at timestamptz not null default now()
);
create index response_incident_response on response_incident (response_id, created_at);

-- The log is cleared of old rows by age.
create index response_update_created on response_update (created_at);

-- Whose rights may have changed is told to every node in the transaction that changes them, whoever does it.
create function tell_access_changed() returns trigger language plpgsql as $$
declare
  person uuid := case when tg_op = 'DELETE' then old.person_id else new.person_id end;
begin
  if person is not null then
    perform pg_notify('samsvar_access', person::text);
  end if;
  if tg_op = 'UPDATE' and old.person_id is distinct from new.person_id and old.person_id is not null then
    perform pg_notify('samsvar_access', old.person_id::text);
  end if;
  return null;
end $$;

create trigger membership_changed after insert or update or delete on membership
  for each row execute function tell_access_changed();

-- A session that is only prolonged changes nobody's rights.
create trigger session_ended after delete on session
  for each row execute function tell_access_changed();
